import { randomBytes } from 'node:crypto'
import { decodeJwt } from 'jose'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import type { Misbehaviour } from '../hostile-provider/hostile-case.ts'
import { json, type Reply } from '../hostile-provider/reply.ts'
import { breakSignature } from '../hostile-provider/sign.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { childOf } from '../start/child-of.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor, withApp } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { expectNothingSecretLogged, isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

describe('a session whose access token is about to expire', () => {
  let provider: HostileProvider
  let tenant: Tenant
  let app: App
  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('refresh-one-time', 'fat')
    app = await appFor(tenant, { ADMIN_GROUP: 'staff' })
  })
  afterAll(async () => {
    await app.stop()
    await provider.stop()
  })

  test('row 39: is refreshed by the page that reads it, once, and no token is used twice', async () => {
    const browser = await signedInDue(app, tenant)
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
    const browser = await signedInDue(app, tenant)
    const { refreshed } = counted(tenant)
    for (let time = 1; time <= 3; time += 1) {
      const answer = await browser.get('/dashboard')
      expect(answer.body).toContain(person.email)
      expect(answer.setCookies).toEqual([])
      expect(refreshed()).toBe(time)
    }
    expect(tenant.reuses).toBe(0)
  })

  test('twenty pages at once, and a provider that takes a second: one refresh, nobody signed out', async () => {
    const browser = await signedInDue(app, tenant)
    const { refreshed } = counted(tenant)
    Object.assign(tenant.refreshing, { expiresIn: 3600, delay: 1000 })
    const pages = await Promise.all(Array.from({ length: 20 }, () => isSignedIn(browser)))
    expect(pages).toEqual(Array(20).fill(true))
    expect(refreshed()).toBe(1)
    expect(tenant.reuses).toBe(0)
  })

  test('shows claims as they are told anew: a changed name, and a group that is gone', async () => {
    const browser = await signedInDue(app, tenant)
    expect((await browser.get('/dashboard')).body).toContain('href="/users"')
    tenant.person = { ...person, name: 'Harriet Honest', groups: [] }
    const { body } = await browser.get('/dashboard')
    expect(body).toContain('Harriet Honest')
    expect(body).not.toContain('href="/users"')
  })

  test('never looks any fresher for it', async () => {
    const browser = await signedInDue(app, tenant)
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
        at.refreshing.claims = (claims) => ({ ...claims, sub: 'somebody-else' })
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
    const browser = await signedInDue(app, tenant)
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
  test.each(passing)('%s does not end it, and is not asked for again at once', async (_title, instead) => {
    const own = provider.tenant('refresh-one-time', 'fat', slug(_title))
    await withApp(own, async (other) => {
      const browser = await signedInDue(other, own)
      const { refreshed } = counted(own)
      setInstead(own, instead)
      for (let view = 0; view < 5; view += 1) expect(await isSignedIn(browser)).toBe(true)
      expect(refreshed()).toBe(1)
      await other.waitForLog(({ event }) => event === 'refresh_failed')
      expect(other.log.filter(({ event }) => event === 'session_ended')).toEqual([])
    })
  })

  test('a token endpoint that hangs delays one page by five seconds, and no other after it', async () => {
    const own = provider.tenant('refresh-one-time', 'fat', 'hangs')
    await withApp(own, async (other) => {
      const [one, two] = [await signedInDue(other, own), await signedInDue(other, own)]
      setInstead(own, 'hang')
      expect(await isSignedIn(one)).toBe(true)
      const { refreshed } = counted(own)
      expect(await isSignedIn(one)).toBe(true)
      expect(await isSignedIn(two)).toBe(true)
      expect(refreshed()).toBe(0)
    })
  })

  test('a sign-out while it is refreshed stays a sign-out, and the new token is revoked', async () => {
    const browser = await signedInDue(app, tenant)
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

  test('a process that dies while it refreshes: the token is sent once more, and one sign-in mends it', async () => {
    const own = provider.tenant('refresh-one-time', 'fat', 'killed')
    const settings = {
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    await withApp(
      own,
      async (other) => {
        const browser = await signedInDue(other, own)
        const { refreshed } = counted(own)
        Object.assign(own.refreshing, { expiresIn: 3600, held: new Promise(() => {}) })
        browser.get('/dashboard').catch(() => {})
        await vi.waitFor(() => expect(refreshed()).toBe(1), { timeout: 15_000, interval: 5 })
        process.kill(childOf(other.pid, 'next'), 'SIGKILL')
        await other.ended
        delete own.refreshing.held
        await withApp(
          own,
          async (next) => {
            const visitor = createBrowser(next.url)
            visitor.cookies.set('session', browser.cookies.get('session') ?? '')
            // The lease of the dead one is waited for, and then over.
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
  })

  test('a store that takes no writes: pages go on, and no token is sent that could not be kept', async () => {
    const own = provider.tenant('refresh-one-time', 'fat', 'disk-full')
    const file = `${temporaryFolder()}/sessions.db`
    await withApp(
      own,
      async (other) => {
        const browser = await signedInDue(other, own)
        const { refreshed } = counted(own)
        const fault = new Database(file)
        fault.exec(`create trigger fault before update on session begin select raise(abort, 'fault'); end`)
        expect(await isSignedIn(browser)).toBe(true)
        expect(refreshed()).toBe(0)
        fault.exec('drop trigger fault')
        fault.close()
        expect(await isSignedIn(browser)).toBe(true)
        expect(refreshed()).toBe(1)
      },
      { SESSION_STORE_URL: `file:${file}` },
    )
  })

  const kept: [string, CaseName, Partial<Tenant['refreshing']>][] = [
    ['a static refresh token', 'refresh-static', {}],
    ['an answer without an ID token', 'refresh-one-time', { body: ({ id_token: _none, ...body }) => body }],
  ]
  test.each(kept)('%s: what was kept goes on being used', async (title, name, refreshing) => {
    const own = provider.tenant(name, 'fat', slug(title))
    await withApp(own, async (other) => {
      const browser = await signedInDue(other, own)
      Object.assign(own.refreshing, refreshing)
      const { refreshed } = counted(own)
      for (let time = 1; time <= 2; time += 1) {
        expect(await isSignedIn(browser)).toBe(true)
        expect(refreshed()).toBe(time)
      }
      expect(own.reuses).toBe(0)
      const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
      const hint = new URL(String(left.headers['refresh']).slice('0;url='.length)).searchParams.get(
        'id_token_hint',
      )
      expect(decodeJwt(hint ?? '')).toMatchObject({ iss: own.issuer, sub: person.sub })
    })
  })

  test('a provider without a revocation endpoint: signed out all the same, and nothing is sent there', async () => {
    const own = provider.tenant('refresh-without-revocation', 'fat')
    await withApp(own, async (other) => {
      const browser = await signedInDue(other, own)
      expect(await isSignedIn(browser)).toBe(true)
      const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
      expect(left.status).toBe(200)
      expect(await isSignedIn(browser)).toBe(false)
      expect(countOf(own, 'revoke')).toBe(0)
      expect(other.log.filter(({ event }) => event === 'revocation_failed')).toEqual([])
    })
  })

  test('a thin provider is asked at userinfo, and when that is about somebody else it ends', async () => {
    const own = provider.tenant('refresh-one-time', 'thin')
    await withApp(own, async (other) => {
      const browser = await signedInDue(other, own)
      own.person = { ...person, name: 'Harriet Honest' }
      expect((await browser.get('/dashboard')).body).toContain('Harriet Honest')
      own.person = { ...person, sub: 'somebody-else' }
      own.refreshing.claims = (claims) => ({ ...claims, sub: person.sub })
      expect((await browser.get('/dashboard')).status).toBe(307)
      await other.waitForLog(({ event, check }) => event === 'refresh_refused' && check === 'userinfo_sub')
    })
  })

  test('a provider that states when the session ends has its way', async () => {
    const own = provider.tenant('session-ceiling', 'fat')
    await withApp(own, async (other) => {
      const browser = createBrowser(other.url)
      await signIn(browser)
      const { body } = await browser.get('/account')
      expect(momentAfter('Ends at', body) - now()).toBeLessThanOrEqual(60)
    })
  })

  test('a session that is over before it begins is refused, without going round', async () => {
    const own = provider.tenant('session-ceiling-past', 'fat')
    await withApp(own, async (other) => {
      const { callback } = await signIn(createBrowser(other.url))
      expect(callback.location).toContain('/auth/error?code=sign_in_incomplete')
    })
  })
})

/** Signed in, with an access token that is about to expire already; later ones too, until a test says otherwise. */
async function signedInDue(app: App, tenant: Tenant): Promise<Browser> {
  tenant.person = { ...person }
  tenant.refreshing = { expiresIn: 0, delay: 0 }
  const browser = createBrowser(app.url)
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

function slug(title: string): string {
  return title.replace(/\W+/g, '-')
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
