import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { inDatabase } from '../start/in-database.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor, withApp } from './app-for.ts'
import { type Answer, type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

const file = `${temporaryFolder()}/sessions.db`
// next-auth reads each of these by itself.
const foreignSettings = {
  AUTH_URL: 'https://evil.example/elsewhere',
  NEXTAUTH_URL: 'https://evil.example/elsewhere',
  AUTH_SECRET: 'a secret that was left in the environment',
  AUTH_TRUST_HOST: 'true',
  AUTH_REDIRECT_PROXY_URL: 'https://evil.example/proxy',
  AUTH_DEBUG: 'true',
}

describe('next-auth presents our session', () => {
  let provider: HostileProvider
  let app: App
  const tenant = () => provider.tenant('happy', 'fat')
  beforeAll(async () => {
    provider = await startHostileProvider()
    app = await appFor(tenant(), { SESSION_STORE_URL: `file:${file}`, ...foreignSettings })
  })
  afterAll(async () => {
    await app.stop()
    await provider.stop()
  })

  test('who it is and when it ends; no token, no id, no key, and no cookie', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const answer = await session(browser)
    const record = recordOf(browser)
    expect(JSON.parse(answer.body)).toEqual({
      user: { id: record.sub, name: person.name, email: person.email },
      iss: tenant().issuer,
      groups: record.claims.groups,
      expires: iso(record.idleExpiresAt),
      expiresAtTheLatest: iso(record.absoluteExpiresAt),
    })
    expect(answer.status).toBe(200)
    expectUncachedAndCookieless(answer)
    const id = browser.cookies.get('session') ?? ''
    for (const secret of [id, keyOf(id), ...tenant().accessTokens.keys(), 'eyJ']) {
      expect(answer.body).not.toContain(secret)
    }
  })

  test('a signed-out visitor is null', async () => {
    const answer = await session(createBrowser(app.url))
    expect([answer.status, answer.body]).toEqual([200, 'null'])
    expectUncachedAndCookieless(answer)
  })

  test('a forged, foreign or oversized cookie is null, breaks nothing and sets no cookie', async () => {
    const forged = [
      'x'.repeat(43),
      'x'.repeat(9000),
      '%',
      'current',
      `${'a'.repeat(40)}; session.0=current`,
      'x; authjs.session-token=eyJhbGciOiJkaXIifQ..a.b.c',
      'x; authjs.callback-url=javascript:alert(1)',
    ]
    for (const cookie of forged) {
      const answer = await createBrowser(app.url).get('/api/auth/session', { Cookie: `session=${cookie}` })
      expect([answer.status, answer.body], cookie.slice(0, 60)).toEqual([200, 'null'])
      expectUncachedAndCookieless(answer)
    }
  })

  test('foreign cookies whose names begin like ours change nothing', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    browser.cookies.set('session.1', 'x').set('session-of-another-app', 'x').set('authjs.callback-url', '://')
    expect(JSON.parse((await session(browser)).body).user.email).toBe(person.email)
  })

  test('what a request says of its own host changes nothing', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    for (const headers of [
      { Host: 'evil.example' },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
      { 'X-Forwarded-Host': ']' },
    ]) {
      const seen = await browser.get('/api/auth/session', headers)
      expect(JSON.parse(seen.body).user.email).toBe(person.email)
      const csrf = await browser.get('/api/auth/csrf', headers)
      expect(csrf.setCookies.join()).not.toMatch(/evil|__Host-|__Secure-|; *secure|domain=/i)
      const signingIn = await browser.get('/api/auth/signin?callbackUrl=/account', headers)
      expect(signingIn.location).toBe(`${app.url}/auth/login?returnTo=%2Faccount`)
    }
  })

  test('polling moves no limit', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    age(browser, 600)
    const before = recordOf(browser)
    for (let poll = 0; poll < 3; poll += 1) await session(browser)
    expect(recordOf(browser)).toEqual(before)
  })

  test('signOut() ends our session, and a copy of its cookie is dead', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const copy = createBrowser(app.url)
    copy.cookies.set('session', browser.cookies.get('session') ?? '')
    const answer = await signOut(app, browser, await csrfToken(browser))
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ url: `${app.url}/auth/signed-out?provider=left` })
    expect((await session(copy)).body).toBe('null')
    expect(await isSignedIn(copy)).toBe(false)
    await app.waitForLog(({ event, reason }) => event === 'session_ended' && reason === 'sign_out')
  })

  test('a POST without the CSRF token, or with another’s, changes nothing', async () => {
    const [browser, other] = [createBrowser(app.url), createBrowser(app.url)]
    await signIn(browser)
    const foreign = await csrfToken(other)
    await csrfToken(browser)
    for (const token of ['', foreign, 'x'.repeat(64), 'x'.repeat(20_000)]) {
      expect((await signOut(app, browser, token)).status, token.slice(0, 20)).toBeGreaterThanOrEqual(403)
      expect(await isSignedIn(browser)).toBe(true)
    }
  })

  test('after our own sign-out it is null', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const id = browser.cookies.get('session') ?? ''
    await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    browser.cookies.set('session', id)
    expect((await session(browser)).body).toBe('null')
  })

  test('nothing else of next-auth answers', async () => {
    const browser = createBrowser(app.url)
    for (const path of [
      '',
      '/error',
      '/signout',
      '/callback/x',
      '/session/x',
      '/verify-request',
      '/signin/x/y',
    ]) {
      expect((await browser.get(`/api/auth${path}`)).status, path).toBe(404)
    }
    for (const path of ['/session', '/csrf', '/signin', '/signin/x', '/callback/x/y']) {
      expect((await browser.post(`/api/auth${path}`)).status, path).toBe(404)
    }
    // Addresses of social sign-in, which answer one method each.
    expect((await browser.get('/api/auth/signin/x')).status).toBe(405)
    expect((await browser.post('/api/auth/callback/x')).status).toBe(405)
    expect((await browser.post('/api/auth/providers')).status).toBe(405)
    expect((await browser.get('/api/auth/providers')).body).toBe('{}')
  })

  test('signIn() comes back to a page of ours alone', async () => {
    const browser = createBrowser(app.url)
    for (const [callbackUrl, returnTo] of [
      [`${app.url}/account?a=b`, '/account?a=b'],
      ['/account', '/account'],
      ['https://evil.example/account', '/dashboard'],
      [`${app.url}.evil.example/account`, '/dashboard'],
      [`${app.url}//evil.example`, '/dashboard'],
    ]) {
      const query = new URLSearchParams({ callbackUrl: callbackUrl ?? '' })
      const { location } = await browser.get(`/api/auth/signin?${query}`)
      const url = new URL(location ?? '')
      expect([url.origin, url.pathname, url.searchParams.get('returnTo')]).toEqual([
        app.url,
        '/auth/login',
        returnTo,
      ])
    }
  })
})

test('a store that is down is a 503, keeps the cookie and claims nothing', async () => {
  const provider = await startHostileProvider()
  const folder = `${temporaryFolder()}/data`
  const check = async (app: App) => {
    const browser = createBrowser(app.url)
    const token = await csrfToken(browser)
    writeFileSync(folder, 'a file where the folder should be')
    browser.cookies.set('session', 'x'.repeat(43))
    const answer = await session(browser)
    expect([answer.status, answer.body]).toEqual([503, '{"message":"The session store does not answer."}'])
    expectUncachedAndCookieless(answer)
    expect((await signOut(app, browser, token)).status).toBe(503)
    expect(browser.cookies.get('session')).toBe('x'.repeat(43))
    rmSync(folder)
    mkdirSync(folder)
    expect((await session(browser)).body).toBe('null')
  }
  await withApp(provider.tenant('happy'), check, { SESSION_STORE_URL: `file:${folder}/sessions.db` })
  await provider.stop()
})

test('behind TLS every cookie is __Host- and Secure, when it is set and when it goes', async () => {
  const provider = await startHostileProvider()
  const port = String(await freePort())
  const appUrl = `https://localhost:${port}`
  const check = async (app: App) => {
    const browser = createBrowser(appUrl)
    await signIn(browser)
    expect(JSON.parse((await session(browser)).body).user.email).toBe(person.email)
    const csrf = await browser.get('/api/auth/csrf')
    const answer = await signOut(app, browser, JSON.parse(csrf.body).csrfToken)
    expect(answer.body).toEqual({ url: `${appUrl}/auth/signed-out?provider=left` })
    const lines = [...csrf.setCookies, ...answer.setCookies]
    expect(lines.filter((line) => !/^__Host-[\w.-]+=.*; Secure/i.test(line))).toEqual([])
    expect(answer.setCookies.some((line) => /^__Host-session=; .*Max-Age=0/i.test(line))).toBe(true)
  }
  await withApp(provider.tenant('happy'), check, { APP_URL: appUrl, PORT: port })
  await provider.stop()
})

function session(browser: Browser): Promise<Answer> {
  return browser.get('/api/auth/session')
}

async function csrfToken(browser: Browser): Promise<string> {
  return JSON.parse((await browser.get('/api/auth/csrf')).body).csrfToken
}

/** As `signOut()` of next-auth/react does. */
async function signOut(app: App, { cookies }: Browser, token: string) {
  const answer = await fetch(`${app.url}/api/auth/signout`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Auth-Return-Redirect': '1',
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: new URLSearchParams({ csrfToken: token, callbackUrl: `${app.url}/dashboard` }),
  })
  return { status: answer.status, body: await answer.json(), setCookies: answer.headers.getSetCookie() }
}

function expectUncachedAndCookieless(answer: Answer): void {
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expect(answer.setCookies).toEqual([])
}

function recordOf(browser: Browser) {
  const key = keyOf(browser.cookies.get('session') ?? '')
  const row = inStore((store) => store.prepare('select record from session where key = ?').get([key]))
  return JSON.parse((row as { record: string }).record)
}

/** Makes the last use of this browser's session so many seconds older. */
function age(browser: Browser, seconds: number): void {
  const { lastSeenAt, idleExpiresAt } = recordOf(browser)
  edit(browser, `'$.lastSeenAt', ${lastSeenAt - seconds}, '$.idleExpiresAt', ${idleExpiresAt - seconds}`)
}

function edit(browser: Browser, values: string): void {
  const key = keyOf(browser.cookies.get('session') ?? '')
  inStore((store) =>
    store.prepare(`update session set record = json_set(record, ${values}) where key = ?`).run([key]),
  )
}

function inStore<Result>(work: (store: Database.Database) => Result): Result {
  return inDatabase(file, work)
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}
