import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { privateKey } from '../hostile-provider/keys.ts'
import { breakSignature, type JwsHeader, sign } from '../hostile-provider/sign.ts'
import { countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { breakStore } from './break-store.ts'
import type { Browser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type Issuer, type SharedApp, takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

describe('back-channel logout', () => {
  let issuer: Issuer
  let app: SharedApp
  let tenant: Tenant
  beforeAll(async () => {
    issuer = await takeIssuer('two-keys')
    app = issuer.app
    tenant = issuer.tenant
  })

  test('row 42: a good logout token ends that session at once, and no other [oidcc-client-test-rp-backchannel-rpinitlogout]', async () => {
    const [one, two] = [await signedIn(issuer), await signedIn(issuer)]
    const answer = await send(app, logoutToken(tenant, { sid: one.sid, unknown_claim: { any: 'thing' } }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await isSignedIn(one.browser)).toBe(false)
    expect(await isSignedIn(two.browser)).toBe(true)
    await app.waitForLog(({ event, reason }) => event === 'session_ended' && reason === 'backchannel_logout')
  })

  test('row 42: a further form field changes nothing', async () => {
    const { browser, sid } = await signedIn(issuer)
    const form = new URLSearchParams({ foo: 'bar', logout_token: logoutToken(tenant, { sid }) })
    expect((await post(app, form)).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('row 42: sub alone ends all sessions of that person, and no other', async () => {
    const people = [await signedIn(issuer), await signedIn(issuer)]
    const forAnotherPerson = logoutToken(tenant, { sid: undefined, sub: 'another-person' })
    expect((await send(app, forAnotherPerson)).status).toBe(200)
    expect(await isSignedIn(people[0]?.browser as Browser)).toBe(true)
    expect((await send(app, logoutToken(tenant, { sid: undefined }))).status).toBe(200)
    for (const { browser } of people) expect(await isSignedIn(browser)).toBe(false)
  })

  test('row 42: a session that has ended before is answered with 200', async () => {
    const { browser, sid } = await signedIn(issuer)
    await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect((await send(app, logoutToken(tenant, { sid }))).status).toBe(200)
  })

  test('a sid of another person than sub ends nothing', async () => {
    const { browser, sid } = await signedIn(issuer)
    expect((await send(app, logoutToken(tenant, { sid, sub: 'another-person' }))).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(true)
  })

  const bad: [string, string, (sid: string) => string][] = [
    ['alg none', 'ERR_JOSE_ALG_NOT_ALLOWED', (sid) => logoutToken(tenant, { sid }, { alg: 'none' })],
    [
      'ES256 by a published key',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      (sid) => logoutToken(tenant, { sid }, { alg: 'ES256', kid: 'ec-1' }),
    ],
    [
      'HS256 by the client secret',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      (sid) => sign({ ...honestHeader, alg: 'HS256' }, claims(tenant, { sid }), tenant.client.secret),
    ],
    [
      'a bad signature',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      (sid) => breakSignature(logoutToken(tenant, { sid })),
    ],
    ['no events', 'events', (sid) => logoutToken(tenant, { sid, events: undefined })],
    ['another event', 'events', (sid) => logoutToken(tenant, { sid, events: { 'urn:other': {} } })],
    [
      'an event that is no object',
      'events',
      (sid) => logoutToken(tenant, { sid, events: { [logoutEvent]: [] } }),
    ],
    ['events that are a list', 'events', (sid) => logoutToken(tenant, { sid, events: [logoutEvent] })],
    ['a nonce', 'nonce', (sid) => logoutToken(tenant, { sid, nonce: 'n' })],
    ['a nonce that is null', 'nonce', (sid) => logoutToken(tenant, { sid, nonce: null })],
    ['another aud', 'aud', (sid) => logoutToken(tenant, { sid, aud: 'another-client' })],
    ['no aud', 'aud', (sid) => logoutToken(tenant, { sid, aud: undefined })],
    ['another iss', 'iss', (sid) => logoutToken(tenant, { sid, iss: `${tenant.issuer}/` })],
    ['neither sub nor sid', 'sid', () => logoutToken(tenant, { sid: undefined, sub: undefined })],
    ['a sid that is no text', 'sid', (sid) => logoutToken(tenant, { sid: [sid] })],
    ['expired', 'exp', (sid) => logoutToken(tenant, { sid, exp: now() - 60 })],
    ['no exp', 'exp', (sid) => logoutToken(tenant, { sid, exp: undefined })],
    ['no iat', 'iat', (sid) => logoutToken(tenant, { sid, iat: undefined })],
    ['no jti', 'jti', (sid) => logoutToken(tenant, { sid, jti: undefined })],
    ['typ JWT, as an ID token has it', 'typ', (sid) => logoutToken(tenant, { sid }, { typ: 'JWT' })],
    ['no typ', 'typ', (sid) => logoutToken(tenant, { sid }, { typ: undefined })],
    [
      'an unknown kid',
      'ERR_JWKS_NO_MATCHING_KEY',
      (sid) => logoutToken(tenant, { sid }, { kid: 'unknown-key' }),
    ],
    ['no JWT', 'ERR_JWS_INVALID', () => 'not-a-token'],
  ]

  test.each(bad)('row 43: %s: 400, session alive', async (_, check, make) => {
    const { browser, sid } = await signedIn(issuer)
    const refusals = () => app.log.filter(({ event }) => event === 'logout_token_refused')
    const before = refusals().length
    await expectRefused(await send(app, make(sid)))
    expect(await isSignedIn(browser)).toBe(true)
    await vi.waitFor(() => expect(refusals().slice(before)).toMatchObject([{ check }]), 15_000)
  })

  test('row 43: the same jti again: 400, and who has signed in since stays', async () => {
    await signedIn(issuer)
    const token = logoutToken(tenant, { sid: undefined })
    expect((await send(app, token)).status).toBe(200)
    const { browser } = await signedIn(issuer)
    await expectRefused(await send(app, token))
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('row 43: twenty times at once it is taken once', async () => {
    const token = logoutToken(tenant, { sid: 'unknown-sid' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(19)
  })

  test('row 43: GET, and what is no single logout_token of a form: refused, session alive', async () => {
    const { browser, sid } = await signedIn(issuer)
    const token = logoutToken(tenant, { sid })
    const url = `${app.url}/auth/backchannel-logout`
    const get = await fetch(`${url}?logout_token=${token}`)
    expect(get.status).toBe(405)
    expect(get.headers.get('cache-control')).toBe('no-store')
    await expectRefused(await post(app, new URLSearchParams()))
    await expectRefused(
      await post(
        app,
        new URLSearchParams([
          ['logout_token', token],
          ['logout_token', token],
        ]),
      ),
    )
    await expectRefused(await post(app, new URLSearchParams({ logout_token: 'x'.repeat(70_000) })))
    await expectRefused(
      await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ logout_token: token }),
      }),
    )
    expect(await isSignedIn(browser)).toBe(true)
    expect((await post(app, new URLSearchParams({ logout_token: token }))).status).toBe(200)
  })

  test('times with a fraction are times', async () => {
    const { browser, sid } = await signedIn(issuer)
    const answer = await send(app, logoutToken(tenant, { sid, iat: now() + 0.5, exp: now() + 60.5 }))
    expect(answer.status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test.each(['jwks-500', 'jwks-html', 'jwks-no-set'] as const)(
    '%s: 503, so that the provider may try again',
    async (name) => {
      const { app: other, tenant: keyless } = await takeIssuer(name)
      const answer = await send(other, logoutToken(keyless, { sid: 's' }))
      expect(answer.status).toBe(503)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    },
  )

  test('what a store failed to end is ended when the token comes again, and nothing that began since', async () => {
    const own = await takeIssuer('two-keys')
    const { app: other, tenant: its } = own
    const { browser } = await signedIn(own)
    const mend = breakStore(own, 'delete')
    const token = logoutToken(its, { sid: undefined, iat: now() + 1 })
    expect((await send(other, token)).status).toBe(503)
    expect(await isSignedIn(browser)).toBe(true)
    mend()
    expect((await send(other, token)).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
    await expectRefused(await send(other, token))
  })

  test('a flood of unknown keys makes the provider’s keys be fetched once in a cool-down at most', async () => {
    const before = countOf(tenant, 'jwks')
    const began = Date.now()
    const flood = Array.from({ length: 50 }, () =>
      send(app, logoutToken(tenant, { sid: 's' }, { kid: randomUUID() })),
    )
    for (const answer of await Promise.all(flood)) expect(answer.status).toBe(400)
    const coolDowns = 1 + Math.ceil((Date.now() - began) / 5000)
    expect(countOf(tenant, 'jwks') - before).toBeLessThanOrEqual(coolDowns)
  })
})

async function signedIn({ visitor }: Issuer): Promise<{ browser: Browser; sid: string }> {
  const browser = visitor()
  const { callbackUrl } = await signIn(browser)
  expect(await isSignedIn(browser)).toBe(true)
  return { browser, sid: `sid-${callbackUrl.searchParams.get('code')?.slice(0, 8)}` }
}

function send(app: SharedApp, token: string): Promise<Response> {
  return post(app, new URLSearchParams({ logout_token: token }))
}

function post(app: SharedApp, body: URLSearchParams): Promise<Response> {
  return fetch(`${app.url}/auth/backchannel-logout`, { method: 'POST', body })
}

async function expectRefused(answer: Response): Promise<void> {
  expect(answer.status).toBe(400)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toBe('')
}

const honestHeader = { alg: 'RS256', typ: 'logout+jwt', kid: 'rsa-1' }

function logoutToken(
  tenant: Tenant,
  more: object,
  header: Partial<Record<keyof JwsHeader, unknown>> = {},
): string {
  const whole = { ...honestHeader, ...header } as JwsHeader
  return sign(whole, claims(tenant, more), privateKey(whole.alg === 'ES256' ? 'ec-1' : 'rsa-1'))
}

function claims(tenant: Tenant, more: object): object {
  return {
    iss: tenant.issuer,
    aud: tenant.client.id,
    sub: person.sub,
    iat: now(),
    exp: now() + 120,
    jti: randomUUID(),
    events: { [logoutEvent]: {} },
    ...more,
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
