import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { privateKey } from '../hostile-provider/keys.ts'
import { breakSignature, type JwsHeader, sign } from '../hostile-provider/sign.ts'
import { person, type Tenant } from '../hostile-provider/tenant.ts'
import { breakStore } from './break-store.ts'
import type { Browser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type Issuer, type SharedApp, takeIssuer, takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('Universal Logout', () => {
  let issuer: Issuer
  let app: SharedApp
  let tenant: Tenant
  beforeAll(async () => {
    issuer = await takeIssuer('two-keys')
    app = issuer.app
    tenant = issuer.tenant
  })

  const token = (more: object = {}, header: Header = {}) => revocationToken(app, tenant, more, header)
  const harriet = () => ({ format: 'iss_sub', iss: tenant.issuer, sub: person.sub })
  const refusals = () => app.log.filter(({ event }) => event === 'universal_logout_refused')
  /** The refusals after the first `seen`, when there is one. */
  const refusedSince = async (seen: number) => {
    await app.waitForLog(() => refusals().length > seen)
    return refusals().slice(seen)
  }

  test('ends every session of the person at once, and says so without a body', async () => {
    const browsers = [await signedIn(issuer), await signedIn(issuer)]
    const answer = await send(app, token(), harriet())
    expect(answer.status).toBe(204)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('')
    for (const browser of browsers) expect(await isSignedIn(browser)).toBe(false)
    await app.waitForLog(({ event, reason }) => event === 'session_ended' && reason === 'universal_logout')
  })

  test('is done where none of their sessions is left: 204', async () => {
    await signedIn(issuer)
    expect((await send(app, token(), harriet())).status).toBe(204)
    expect((await send(app, token(), harriet())).status).toBe(204)
  })

  test('answers 404 for a person who has never signed in and for another issuer, and ends no session', async () => {
    const browser = await signedIn(issuer)
    for (const other of [{ sub: 'another-person' }, { iss: `${tenant.issuer}/` }]) {
      const seen = refusals().length
      await expectRefused(await send(app, token(), { ...harriet(), ...other }), 404)
      expect(await refusedSince(seen)).toMatchObject([{ check: 'sub_id.unknown' }])
    }
    expect(await isSignedIn(browser)).toBe(true)
  })

  const badTokens: [string, string, () => string][] = [
    ['alg none', 'ERR_JOSE_ALG_NOT_ALLOWED', () => token({}, { alg: 'none' })],
    ['ES256 by a published key', 'ERR_JOSE_ALG_NOT_ALLOWED', () => token({}, { alg: 'ES256', kid: 'ec-1' })],
    [
      'HS256 by the client secret',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      () => sign({ ...honestHeader, alg: 'HS256' }, claims(app, tenant), tenant.client.secret),
    ],
    ['a bad signature', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', () => breakSignature(token())],
    ['an unknown kid', 'ERR_JWKS_NO_MATCHING_KEY', () => token({}, { kid: 'unknown-key' })],
    ['typ logout+jwt, as a logout token has it', 'typ', () => token({}, { typ: 'logout+jwt' })],
    ['typ JWT, as an ID token has it', 'typ', () => token({}, { typ: 'JWT' })],
    ['no typ', 'typ', () => token({}, { typ: undefined })],
    ['an ID token', 'typ', () => token({ aud: tenant.client.id, sub: person.sub }, { typ: 'JWT' })],
    ['another aud', 'aud', () => token({ aud: 'https://other.example.org/auth/universal-logout' })],
    ['the client as aud', 'aud', () => token({ aud: tenant.client.id })],
    ['our origin as aud', 'aud', () => token({ aud: app.url })],
    ['no aud', 'aud', () => token({ aud: undefined })],
    ['another iss', 'iss', () => token({ iss: `${tenant.issuer}/` })],
    ['no iss', 'iss', () => token({ iss: undefined })],
    ['another client as sub', 'sub', () => token({ sub: 'another-client' })],
    ['the person as sub', 'sub', () => token({ sub: person.sub })],
    ['no sub', 'sub', () => token({ sub: undefined })],
    ['expired', 'exp', () => token({ exp: now() - 60 })],
    ['no exp', 'exp', () => token({ exp: undefined })],
    ['no iat', 'iat', () => token({ iat: undefined })],
    ['made in the future', 'iat', () => token({ iat: now() + 120, exp: now() + 300 })],
    ['made long ago, though it lives on', 'iat', () => token({ iat: now() - 3600 })],
    ['not yet valid', 'nbf', () => token({ nbf: now() + 120 })],
    ['no jti', 'jti', () => token({ jti: undefined })],
    ['a jti that is no text', 'jti', () => token({ jti: ['x'] })],
    ['no JWT', 'ERR_JWS_INVALID', () => 'not-a-token'],
  ]

  test.each(badTokens)('%s: 401, session alive', async (_, check, make) => {
    const browser = await signedIn(issuer)
    const seen = refusals().length
    const answer = await send(app, make(), harriet())
    await expectRefused(answer, 401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(await isSignedIn(browser)).toBe(true)
    expect(await refusedSince(seen)).toMatchObject([{ check }])
  })

  test('no bearer token: 401 that names no error, session alive', async () => {
    const browser = await signedIn(issuer)
    const form = JSON.stringify({ sub_id: harriet() })
    const wrong: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer' },
      { Authorization: `Basic ${token()}` },
      { Authorization: `Bearer ${token()}, Bearer ${token()}` },
    ]
    for (const headers of wrong) {
      const answer = await post(app, form, headers)
      await expectRefused(answer, 401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
    await expectRefused(await fetch(`${endpoint(app)}?access_token=${token()}`, { method: 'POST' }), 401)
    expect(await isSignedIn(browser)).toBe(true)
  })

  const badSubjects: [string, number, string, () => unknown][] = [
    ['an e-mail address', 422, 'sub_id.format', () => ({ format: 'email', email: person.email })],
    ['an opaque id', 422, 'sub_id.format', () => ({ format: 'opaque', id: person.sub })],
    ['another case of iss_sub', 422, 'sub_id.format', () => ({ ...harriet(), format: 'ISS_SUB' })],
    ['no subject', 400, 'sub_id', () => undefined],
    ['a subject that is text', 400, 'sub_id', () => person.sub],
    ['a list of subjects', 400, 'sub_id', () => [harriet()]],
    ['no format', 400, 'sub_id', () => ({ ...harriet(), format: undefined })],
    ['no iss', 400, 'sub_id', () => ({ ...harriet(), iss: undefined })],
    ['no sub', 400, 'sub_id', () => ({ ...harriet(), sub: undefined })],
    ['an empty sub', 400, 'sub_id', () => ({ ...harriet(), sub: '' })],
    ['a sub that is no text', 400, 'sub_id', () => ({ ...harriet(), sub: [person.sub] })],
  ]

  test.each(badSubjects)('%s: %i, session alive', async (_, status, check, make) => {
    const browser = await signedIn(issuer)
    const seen = refusals().length
    await expectRefused(await send(app, token(), make()), status)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await refusedSince(seen)).toMatchObject([{ check }])
  })

  test('tells the operator what to choose in the console where an e-mail address comes', async () => {
    const seen = refusals().length
    await send(app, token(), { format: 'email', email: person.email })
    const [line] = await refusedSince(seen)
    expect(line?.detail).toContain('Issuer and Subject identifier')
    expect(JSON.stringify(line)).not.toContain(person.email)
  })

  test('no JSON, or more than 64 kB: 400, session alive', async () => {
    const browser = await signedIn(issuer)
    const honest = JSON.stringify({ sub_id: harriet() })
    const authorization = () => ({ Authorization: `Bearer ${token()}` })
    await expectRefused(await post(app, 'not json', authorization()), 400)
    await expectRefused(await post(app, '', authorization()), 400)
    await expectRefused(await post(app, 'null', authorization()), 400)
    await expectRefused(await post(app, honest + ' '.repeat(70_000), authorization()), 400)
    const form = { ...authorization(), 'Content-Type': 'application/x-www-form-urlencoded' }
    await expectRefused(await post(app, honest, form), 400)
    expect(await isSignedIn(browser)).toBe(true)
    const withCharset = { ...authorization(), 'Content-Type': 'application/json; charset=utf-8' }
    expect((await post(app, honest, withCharset)).status).toBe(204)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('the same jti again: 401, whomever it names', async () => {
    const again = token()
    expect((await send(app, again, { ...harriet(), sub: 'another-person' })).status).toBe(404)
    const browser = await signedIn(issuer)
    const seen = refusals().length
    await expectRefused(await send(app, again, harriet()), 401)
    expect(await refusedSince(seen)).toMatchObject([{ check: 'jti' }])
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('twenty times at once it is taken once', async () => {
    await signedIn(issuer)
    const once = token()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(app, once, harriet())))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19)
  })

  test('GET: 405, session alive', async () => {
    const browser = await signedIn(issuer)
    const answer = await fetch(endpoint(app), { headers: { Authorization: `Bearer ${token()}` } })
    await expectRefused(answer, 405)
    expect(answer.headers.get('allow')).toBe('POST')
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('its token ends nothing at the back channel, and a logout token nothing here', async () => {
    const browser = await signedIn(issuer)
    const body = new URLSearchParams({ logout_token: token({ aud: tenant.client.id, sub: person.sub }) })
    expect((await fetch(`${app.url}/auth/backchannel-logout`, { method: 'POST', body })).status).toBe(400)
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const logoutToken = token({ events, aud: tenant.client.id, sub: person.sub }, { typ: 'logout+jwt' })
    await expectRefused(await send(app, logoutToken, harriet()), 401)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('switched off it is not there: 404, session alive', async () => {
    const own = await takeOnlyIssuer()
    const { app: other, tenant: its } = own
    const browser = await signedIn(own)
    const subject = { format: 'iss_sub', iss: its.issuer, sub: person.sub }
    await expectRefused(await send(other, revocationToken(other, its), subject), 404)
    await expectRefused(await fetch(endpoint(other)), 404)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('unreachable keys: 503, so that the provider may try again', async () => {
    const { app: other, tenant: keyless } = await takeIssuer('jwks-500')
    const subject = { format: 'iss_sub', iss: keyless.issuer, sub: person.sub }
    await expectRefused(await send(other, revocationToken(other, keyless), subject), 503)
  })

  test('a store that fails: 503, session alive, and done by the next call', async () => {
    const own = await takeIssuer('two-keys')
    const { app: other, tenant: its } = own
    const browser = await signedIn(own)
    const subject = { format: 'iss_sub', iss: its.issuer, sub: person.sub }
    const mend = breakStore(own, 'delete')
    await expectRefused(await send(other, revocationToken(other, its), subject), 503)
    expect(await isSignedIn(browser)).toBe(true)
    mend()
    expect((await send(other, revocationToken(other, its), subject)).status).toBe(204)
    expect(await isSignedIn(browser)).toBe(false)
  })
})

async function signedIn({ visitor }: Issuer): Promise<Browser> {
  const browser = visitor()
  await signIn(browser)
  expect(await isSignedIn(browser)).toBe(true)
  return browser
}

function send(app: SharedApp, token: string, subject: unknown): Promise<Response> {
  return post(app, JSON.stringify({ sub_id: subject }), { Authorization: `Bearer ${token}` })
}

function post(app: SharedApp, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(endpoint(app), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
}

async function expectRefused(answer: Response, status: number): Promise<void> {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toBe('')
}

const honestHeader = { alg: 'RS256', typ: 'global-token-revocation+jwt', kid: 'rsa-1' }

function revocationToken(app: SharedApp, tenant: Tenant, more: object = {}, header: Header = {}): string {
  const whole = { ...honestHeader, ...header } as JwsHeader
  return sign(
    whole,
    { ...claims(app, tenant), ...more },
    privateKey(whole.alg === 'ES256' ? 'ec-1' : 'rsa-1'),
  )
}

function claims(app: SharedApp, tenant: Tenant): object {
  return {
    jti: randomUUID(),
    iss: tenant.issuer,
    sub: tenant.client.id,
    aud: endpoint(app),
    iat: now(),
    nbf: now() - 300,
    exp: now() + 300,
  }
}

function endpoint(app: SharedApp): string {
  return `${app.url}/auth/universal-logout`
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}

type Header = Partial<Record<keyof JwsHeader, unknown>>
