import { randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import type { Misbehaviour } from '../hostile-provider/hostile-case.ts'
import { json, type Reply } from '../hostile-provider/reply.ts'
import { breakSignature } from '../hostile-provider/sign.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { withApp } from './app-for.ts'
import { breakStore } from './break-store.ts'
import { type Browser, createBrowser } from './browser.ts'
import { expectNothingSecretLogged, isSignedIn } from './observe.ts'
import { type Issuer, type SharedApp, takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('a session whose access token is about to expire', () => {
  let issuer: Issuer
  let app: SharedApp
  let tenant: Tenant
  beforeAll(async () => {
    issuer = await takeIssuer('refresh-one-time', { kind: 'administered', fat: true })
    app = issuer.app
    tenant = issuer.tenant
  })

  test('row 39: is refreshed by the page that reads it, once, and no token is used twice', async () => {
    const browser = await signedInDue(issuer)
    const { refreshed } = counted(tenant)
    tenant.refreshing.expiresIn = 3600
    expect(await isSignedIn(browser)).toBe(true)
    expect(refreshed()).toBe(1)
    expect(await isSignedIn(browser)).toBe(true)
    expect(refreshed()).toBe(1)
    expect(tenant.reuses).toBe(0)
    expectNothingSecretLogged(app, tenant)
    expect(app.output()).not.toContain([...tenant.refreshTokens.keys()].at(-1))
  })

  test('row 39: a rotated token is the one that the next refresh sends, and no cookie changes', async () => {
    const browser = await signedInDue(issuer)
    const { refreshed } = counted(tenant)
    for (let time = 1; time <= 3; time += 1) {
      const answer = await browser.get('/dashboard')
      expect(answer.body).toContain(person.email)
      expect(answer.setCookies).toEqual([])
      expect(refreshed()).toBe(time)
    }
    expect(tenant.reuses).toBe(0)
  })

  test('twenty pages at once, and a provider that takes a second: one refresh, and the session lives on', async () => {
    const browser = await signedInDue(issuer)
    const { refreshed } = counted(tenant)
    Object.assign(tenant.refreshing, { expiresIn: 3600, delay: 1000 })
    const pages = await Promise.all(Array.from({ length: 20 }, () => isSignedIn(browser)))
    expect(pages).toEqual(Array(20).fill(true))
    expect(refreshed()).toBe(1)
    expect(tenant.reuses).toBe(0)
  })

  test('shows the refreshed claims: a changed name, and a group that is gone', async () => {
    const browser = await signedInDue(issuer)
    expect((await browser.get('/dashboard')).body).toContain('href="/users"')
    tenant.person = { ...person, name: 'Harriet Honest', groups: [] }
    const { body } = await browser.get('/dashboard')
    expect(body).toContain('Harriet Honest')
    expect(body).not.toContain('href="/users"')
  })

  test('never looks any fresher for it', async () => {
    const browser = await signedInDue(issuer)
    tenant.refreshing.claims = (claims) => ({ ...claims, auth_time: 1_700_000_000, acr: 'stronger' })
    const { body } = await browser.get('/dashboard')
    expect(momentAfter('Signed in at localhost', body)).toBeGreaterThan(now() - 60)
    expect(body).not.toContain('stronger')
  })

  const over: [string, string, (tenant: Tenant) => void][] = [
    ['invalid_grant', 'over', (at) => setInstead(at, json(400, { error: 'invalid_grant' }))],
    [
      'row 38: another sub in the new ID token',
      'sub',
      (at) => {
        at.refreshing.claims = (claims) => ({ ...claims, sub: 'another-person' })
      },
    ],
    [
      'row 38: another iss in the new ID token',
      'iss',
      (at) => {
        at.refreshing.claims = (claims) => ({ ...claims, iss: `${at.issuer}1` })
      },
    ],
    [
      'another aud in the new ID token',
      'aud',
      (at) => {
        at.refreshing.claims = (claims) => ({ ...claims, aud: 'another-client' })
      },
    ],
    [
      'a bad signature',
      'signature',
      (at) => {
        at.refreshing.body = (body) => ({ ...body, id_token: breakSignature(String(body['id_token'])) })
      },
    ],
    [
      'the at_hash of another access token',
      'at_hash',
      (at) => {
        at.refreshing.body = (body) => ({ ...body, access_token: 'another' })
      },
    ],
  ]
  test.each(over)('%s ends it, and userinfo is not asked', async (_title, check, change) => {
    const browser = await signedInDue(issuer)
    const userinfo = countOf(tenant, 'userinfo')
    const { refreshed } = counted(tenant)
    const events = app.log.length
    change(tenant)
    const answer = await browser.get('/dashboard')
    expect(answer.status).toBe(307)
    expect(answer.location).toBe('/auth/login?returnTo=%2Fdashboard')
    expect(countOf(tenant, 'userinfo')).toBe(userinfo)
    expect(await isSignedIn(browser)).toBe(false)
    expect((await browser.get('/')).body).toContain('Your session has ended')
    expect(refreshed()).toBe(1)
    const ended = await app.waitForLog(
      (line) => line.reason === 'refresh_refused' && app.log.indexOf(line) >= events,
    )
    expect(ended).toMatchObject({ event: 'session_ended', sub: person.sub })
    const refusals = app.log.slice(events).filter(({ event }) => event === 'refresh_refused')
    expect(refusals.map((each) => each.check)).toEqual(check === 'over' ? [] : [check])
  })

  const passing: [string, Reply | Misbehaviour][] = [
    ['500', json(500, { error: 'server_error' })],
    ['503 with a page', { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>Down</h1>' }],
    ['429', json(429, { error: 'slow_down' })],
    ['401 invalid_client', json(401, { error: 'invalid_client' })],
    ['400 temporarily_unavailable', json(400, { error: 'temporarily_unavailable' })],
    ['a connection that breaks', 'drop_connection'],
    ['a redirect', 'redirect'],
  ]
  test.each(passing)('%s does not end it, and is not asked for again at once', async (_, instead) => {
    const own = await takeIssuer('refresh-one-time', { fat: true })
    const browser = await signedInDue(own)
    const { refreshed } = counted(own.tenant)
    setInstead(own.tenant, instead)
    for (let view = 0; view < 5; view += 1) expect(await isSignedIn(browser)).toBe(true)
    expect(refreshed()).toBe(1)
    await own.app.waitForLog(({ event }) => event === 'refresh_failed')
    expect(own.app.log.filter(({ event }) => event === 'session_ended')).toEqual([])
  })

  test('a token endpoint that hangs delays one page by five seconds, and no other after it', async () => {
    const own = await takeIssuer('refresh-one-time', { fat: true })
    const [one, two] = [await signedInDue(own), await signedInDue(own)]
    setInstead(own.tenant, 'hang')
    expect(await isSignedIn(one)).toBe(true)
    const { refreshed } = counted(own.tenant)
    expect(await isSignedIn(one)).toBe(true)
    expect(await isSignedIn(two)).toBe(true)
    expect(refreshed()).toBe(0)
  })

  test('a sign-out while it is refreshed stays a sign-out, and the new token is revoked', async () => {
    const browser = await signedInDue(issuer)
    const { refreshed } = counted(tenant)
    let signedOut = () => {}
    const held = new Promise<void>((resolve) => {
      signedOut = resolve
    })
    Object.assign(tenant.refreshing, { expiresIn: 3600, held })
    const page = browser.get('/dashboard')
    await vi.waitFor(() => expect(refreshed()).toBe(1), { timeout: 15_000, interval: 5 })
    const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(left.status).toBe(200)
    signedOut()
    expect((await page).status).toBe(307)
    expect(await isSignedIn(browser)).toBe(false)
    const newest = [...tenant.refreshTokens.keys()].at(-1)
    const revoked = tenant.requests.filter(({ endpoint }) => endpoint === 'revoke')
    expect(revoked.map(({ form }) => form.get('token'))).toContain(newest)
  })

  test('a process that dies while it refreshes: the token is sent once more, and one sign-in helps', async () => {
    const provider = await startHostileProvider()
    const own = provider.tenant('refresh-one-time', 'fat')
    const settings = {
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    await withApp(
      own,
      async (other) => {
        const browser = await signedInDue({
          app: other,
          tenant: own,
          visitor: () => createBrowser(other.url),
        })
        const { refreshed } = counted(own)
        Object.assign(own.refreshing, { expiresIn: 3600, held: new Promise(() => {}) })
        browser.get('/dashboard').catch(() => {})
        await vi.waitFor(() => expect(refreshed()).toBe(1), { timeout: 15_000, interval: 5 })
        process.kill(other.pid, 'SIGKILL')
        await other.ended
        delete own.refreshing.held
        await withApp(
          own,
          async (next) => {
            const visitor = createBrowser(next.url)
            visitor.cookies.set('session', browser.cookies.get('session') ?? '')
            // The next refresh waits until the dead process's lease has expired.
            await vi.waitFor(async () => expect((await visitor.get('/dashboard')).status).toBe(307), 60_000)
            expect(refreshed()).toBe(2)
            await signIn(visitor, '/auth/login?returnTo=%2Fdashboard')
            expect(await isSignedIn(visitor)).toBe(true)
          },
          settings,
        )
      },
      settings,
    )
    await provider.stop()
  })

  test('a store that takes no writes: pages go on, and no token is sent that could not be kept', async () => {
    const own = await takeIssuer('refresh-one-time', { fat: true })
    const browser = await signedInDue(own)
    const { refreshed } = counted(own.tenant)
    const mend = breakStore(own, 'update')
    expect(await isSignedIn(browser)).toBe(true)
    expect(refreshed()).toBe(0)
    mend()
    expect(await isSignedIn(browser)).toBe(true)
    expect(refreshed()).toBe(1)
  })

  const kept: [string, CaseName, Partial<Tenant['refreshing']>][] = [
    ['a static refresh token', 'refresh-static', {}],
    ['an answer without an ID token', 'refresh-one-time', { body: ({ id_token: _none, ...body }) => body }],
  ]
  test.each(kept)('%s: what was kept goes on being used', async (_, name, refreshing) => {
    const own = await takeIssuer(name, { fat: true })
    const browser = await signedInDue(own)
    Object.assign(own.tenant.refreshing, refreshing)
    const { refreshed } = counted(own.tenant)
    for (let time = 1; time <= 2; time += 1) {
      expect(await isSignedIn(browser)).toBe(true)
      expect(refreshed()).toBe(time)
    }
    expect(own.tenant.reuses).toBe(0)
    const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    const hint = new URL(String(left.headers['refresh']).slice('0;url='.length)).searchParams.get(
      'id_token_hint',
    )
    expect(decodeJwt(hint ?? '')).toMatchObject({ iss: own.tenant.issuer, sub: person.sub })
  })

  test('a provider without a revocation endpoint: signed out all the same, and nothing is sent there', async () => {
    const own = await takeIssuer('refresh-without-revocation', { fat: true })
    const browser = await signedInDue(own)
    expect(await isSignedIn(browser)).toBe(true)
    const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(left.status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
    expect(countOf(own.tenant, 'revoke')).toBe(0)
    expect(own.app.log.filter(({ event }) => event === 'revocation_failed')).toEqual([])
  })

  test('with a thin ID token userinfo is requested, and the session ends when userinfo names another person', async () => {
    const own = await takeIssuer('refresh-one-time')
    const browser = await signedInDue(own)
    own.tenant.person = { ...person, name: 'Harriet Honest' }
    expect((await browser.get('/dashboard')).body).toContain('Harriet Honest')
    own.tenant.person = { ...person, sub: 'another-person' }
    own.tenant.refreshing.claims = (claims) => ({ ...claims, sub: person.sub })
    expect((await browser.get('/dashboard')).status).toBe(307)
    await own.app.waitForLog(({ event, check }) => event === 'refresh_refused' && check === 'userinfo_sub')
  })

  test('a session ends at the limit that the provider states', async () => {
    const { visitor } = await takeIssuer('session-ceiling', { fat: true })
    const browser = visitor()
    await signIn(browser)
    const { body } = await browser.get('/account')
    expect(momentAfter('Ends at', body) - now()).toBeLessThanOrEqual(60)
  })

  test('a session whose limit has passed already is refused, without a redirect loop', async () => {
    const { visitor } = await takeIssuer('session-ceiling-past', { fat: true })
    const { callback } = await signIn(visitor())
    expect(callback.location).toContain('/auth/error?code=sign_in_incomplete')
  })
})

/** Signed in, with an access token that is about to expire already; later ones too, until a test says otherwise. */
async function signedInDue({
  app,
  tenant,
  visitor,
}: Pick<Issuer, 'tenant' | 'visitor'> & { app: { url: string } }): Promise<Browser> {
  tenant.person = { ...person }
  tenant.refreshing = { expiresIn: 0, delay: 0 }
  const browser = visitor()
  const { callback } = await signIn(browser)
  expect(callback.location).toBe(`${app.url}/dashboard`)
  return browser
}

function counted(tenant: Tenant) {
  const grants = () => tenant.requests.filter(({ form }) => form.get('grant_type') === 'refresh_token').length
  const before = grants()
  return { refreshed: () => grants() - before }
}

function setInstead(tenant: Tenant, instead: Reply | Misbehaviour): void {
  tenant.refreshing.instead = instead
}

/** The first time of day, in epoch seconds, that a page tells after these words. */
function momentAfter(words: string, page: string): number {
  const [, moment = ''] = /<time datetime="([^"]+)"/i.exec(page.slice(page.indexOf(words))) ?? []
  return Date.parse(moment) / 1000
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
