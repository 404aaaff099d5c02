import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CaseName, cases } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, type Tenant } from '../hostile-provider/tenant.ts'
import { type App, appFor, withApp } from './app-for.ts'
import { type Answer, type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { goToProvider, signIn } from './sign-in.ts'

const on = { SILENT_SIGN_IN: 'true' }
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }
/** What browsers send with whatever opens a page. */
const navigation = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }

describe('a silent sign-in', () => {
  let provider: HostileProvider
  let app: App
  let tenant: Tenant
  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('happy', 'silent')
    app = await appFor(tenant, on)
  })
  beforeEach(() => {
    tenant.definition = cases.happy
    tenant.requests.length = 0
    app.log.length = 0
  })
  afterAll(async () => {
    await app.stop()
    await provider.stop()
  })

  const events = (name: string) => app.log.filter(({ event }) => event === name)

  test('starts at the home page, asks the provider once with prompt=none, and ends there signed in', async () => {
    const browser = createBrowser(app.url)
    const asked = await browser.get('/?from=mail&a=1&a=2', navigation)
    expect([asked.status, asked.setCookies]).toEqual([307, []])
    expect(asked.headers['cache-control']).toContain('no-store')
    const marked = await browser.get(asked.location ?? '', navigation)
    expect(marked.setCookies).toEqual([expect.stringMatching(/^silent=asked;.*Max-Age=600;.*HttpOnly/i)])
    const started = await browser.get(marked.location ?? '', navigation)
    const request = new URL(started.location ?? '')
    expect(request.searchParams.getAll('prompt')).toEqual(['none'])
    const { location } = await browser.get(await goToProvider(browser, request))
    expect(location).toBe(`${app.url}/?from=mail&a=1&a=2`)
    const home = await browser.get(location ?? '', navigation)
    expect([home.status, home.location]).toEqual([200, undefined])
    expect(await isSignedIn(browser)).toBe(true)
    expect(countOf(tenant, 'authorize')).toBe(1)
    const said = await app.waitForLog(({ event }) => event === 'sign_in_succeeded')
    expect(said['remembered']).toBe(false)
    expect(events('sign_in_started').map(({ by }) => by)).toEqual(['silent'])
  })

  const absences = [
    'login_required',
    'interaction_required',
    'consent_required',
    'account_selection_required',
  ].map((error) => [error, `silent-${error.replaceAll('_', '-')}` as CaseName] as const)

  test.each(absences)(
    'row 32: %s is an expected absence: quietly back, signed out, asked no more',
    async (error, name) => {
      tenant.definition = cases[name]
      const browser = createBrowser(app.url)
      const callback = await walk(browser, '/?a=1')
      expect([callback.status, callback.location]).toEqual([303, `${app.url}/?a=1`])
      expect(callback.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
      const said = await app.waitForLog(({ event }) => event === 'silent_sign_in_declined')
      expect([said.level, said['error']]).toEqual(['info', error])
      expect(events('sign_in_refused')).toEqual([])
      for (const address of [callback.location ?? '', '/', '/']) {
        expect((await browser.get(address, navigation)).status).toBe(200)
      }
      expect(await isSignedIn(browser)).toBe(false)
      expect(countOf(tenant, 'authorize')).toBe(1)
      expect(countOf(tenant, 'token')).toBe(0)
    },
  )

  test.each(absences)('row 32: %s on an attempt that somebody made is told them', async (_, name) => {
    tenant.definition = cases[name]
    const browser = createBrowser(app.url)
    await walk(browser, '/')
    await app.waitForLog(({ event }) => event === 'silent_sign_in_declined')
    app.log.length = 0
    const { callback } = await signIn(browser, '/auth/login?returnTo=/&prompt=none&silent=1')
    expect(callback.location).toContain('/auth/error?code=sign_in_incomplete')
    await app.waitForLog(({ event }) => event === 'sign_in_refused')
    expect(events('sign_in_refused').map(({ check }) => check)).toEqual(['error'])
    expect(events('silent_sign_in_declined')).toEqual([])
  })

  const others: [string, CaseName, string][] = [
    ['access_denied', 'callback-access-denied', 'access_denied'],
    ['server_error', 'callback-server-error', 'provider_error'],
    ['an unknown error', 'callback-unknown-error', 'provider_error'],
    ['LOGIN_REQUIRED', 'silent-login-required-in-capitals', 'provider_error'],
    ['unmet_authentication_requirements', 'silent-unmet-authentication-requirements', 'sign_in_incomplete'],
    ['login_required of another iss', 'silent-login-required-wrong-iss', 'issuer_mismatch'],
    ['no iss', 'callback-no-iss', 'issuer_mismatch'],
    ['a wrong nonce', 'id-token-wrong-nonce', 'id_token_invalid'],
  ]
  test.each(others)('row 32: %s is told as on any attempt', async (_, name, code) => {
    tenant.definition = cases[name]
    const browser = createBrowser(app.url)
    expect((await walk(browser, '/')).location).toContain(`/auth/error?code=${code}&`)
    await app.waitForLog(({ event }) => event === 'sign_in_refused')
    expect(events('silent_sign_in_declined')).toEqual([])
    expect(await isSignedIn(browser)).toBe(false)
  })

  const notAsked: [string, Record<string, string>, string?][] = [
    ['a program', {}],
    ['a prefetch', { ...navigation, 'Sec-Purpose': 'prefetch' }],
    ['a prerendering', { ...navigation, 'Sec-Purpose': 'prefetch;prerender' }],
    ['an older prefetch', { ...navigation, Purpose: 'prefetch' }],
    ['an RSC request', { RSC: '1', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' }, '/?_rsc'],
    ['a frame', { ...navigation, 'Sec-Fetch-Dest': 'iframe' }],
    ['an image', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' }],
  ]
  test.each(notAsked)('is not started by %s', async (_, headers, address = '/') => {
    const browser = createBrowser(app.url)
    const answer = await browser.get(address, headers)
    expect([answer.status, answer.location, answer.setCookies]).toEqual([200, undefined, []])
    // A redirect within an RSC answer is no status.
    expect(answer.body).not.toMatch(/NEXT_REDIRECT|auth\/silent/)
    expect(answer.headers['content-type']).toContain('RSC' in headers ? 'text/x-component' : 'text/html')
  })

  test('is not started by a HEAD or a prefetch of its own address', async () => {
    const browser = createBrowser(app.url)
    expect((await browser.request('HEAD', '/')).status).toBe(200)
    for (const mark of [undefined, 'asked']) {
      if (mark) browser.cookies.set('silent', mark)
      for (const answer of [
        await browser.request('HEAD', '/auth/silent', navigation),
        await browser.get('/auth/silent', { ...navigation, 'Sec-Purpose': 'prefetch' }),
        await browser.get('/auth/silent', { 'Next-Router-Prefetch': '1' }),
      ]) {
        expect([answer.status, answer.setCookies, answer.location]).toEqual([204, [], undefined])
      }
    }
  })

  test('leaves a browser that keeps no cookies on the home page after one round in the house', async () => {
    const forgetful = () => createBrowser(app.url)
    const asked = await forgetful().get('/?a=1', navigation)
    const marked = await forgetful().get(asked.location ?? '', navigation)
    const back = await forgetful().get(marked.location ?? '', navigation)
    expect([back.status, back.location, back.setCookies]).toEqual([303, `${app.url}/?a=1&silent=no`, []])
    const home = await forgetful().get(back.location ?? '', navigation)
    expect([home.status, home.location]).toEqual([200, undefined])
    expect(countOf(tenant, 'authorize')).toBe(0)
    expect(events('sign_in_started')).toEqual([])
  })

  test('leaves a living session alone, also one that began meanwhile', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl } = await startSilently(browser, '/')
    await signIn(browser)
    const session = browser.cookies.get('session')
    expect(session).toBeDefined()
    const redeemed = countOf(tenant, 'token')
    const callback = await browser.get(await goToProvider(browser, authorizationUrl))
    expect(callback.location).toBe(`${app.url}/`)
    const again = await browser.get('/auth/silent?returnTo=/account', navigation)
    expect(again.location).toBe(`${app.url}/account`)
    for (const answer of [callback, again]) {
      expect(answer.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
    }
    expect(countOf(tenant, 'token')).toBe(redeemed)
    expect(browser.cookies.get('session')).toBe(session)
    expect(await isSignedIn(browser)).toBe(true)
    expect((await browser.get('/', navigation)).status).toBe(200)
  })

  test('does not revive a session that was ended elsewhere: the home page says that it has ended', async () => {
    const [here, elsewhere] = [createBrowser(app.url), createBrowser(app.url)]
    await signIn(here)
    elsewhere.cookies.set('session', here.cookies.get('session') ?? '')
    await here.post('/auth/logout', sameOrigin)
    const home = await elsewhere.get('/', navigation)
    expect(home.status).toBe(200)
    expect(home.body).toContain('Your session has ended')
    expect((await elsewhere.get('/auth/silent', navigation)).location).toBe(`${app.url}/`)
  })

  test('after a sign-out here nobody is signed in again, whatever was under way', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl } = await startSilently(browser, '/')
    await signIn(browser)
    const out = await browser.post('/auth/logout', sameOrigin)
    expect(out.setCookies).toContainEqual(
      expect.stringMatching(/^silent=signed_out;.*Max-Age=43200;.*HttpOnly/i),
    )
    await staysSignedOut(browser)
    const callback = await browser.get(await goToProvider(browser, authorizationUrl))
    expect(callback.location).toBe(`${app.url}/`)
    await staysSignedOut(browser)
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('after the signOut() of next-auth, which leaves the provider’s session, nobody is either', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const { csrfToken } = JSON.parse((await browser.get('/api/auth/csrf')).body)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${app.url}/api/auth/signout`, {
      method: 'POST',
      headers: { cookie, 'X-Auth-Return-Redirect': '1' },
      body: new URLSearchParams({ csrfToken }),
    })
    const lines = answer.headers.getSetCookie()
    expect(lines).toContainEqual(expect.stringMatching(/^silent=signed_out;/))
    expect(lines).toContainEqual(expect.stringMatching(/^session=;.*Max-Age=0/i))
    browser.cookies.set('silent', 'signed_out')
    browser.cookies.delete('session')
    await staysSignedOut(browser)
  })

  test('tells of no visit to the provider’s account pages, whatever the address says', async () => {
    const visit = 'account_action=profile&account_outcome=done'
    const { location } = await walk(createBrowser(app.url), `/account?a=1&${visit}`)
    expect(location).toBe(`${app.url}/account?a=1`)
  })

  test('comes back to our own origin only', async () => {
    const browser = createBrowser(app.url)
    for (const evil of ['https://evil.example/', '//evil.example', '/\\evil.example', '/auth/login']) {
      const callback = await walk(browser, evil)
      expect(callback.location).toBe(`${app.url}/`)
      browser.cookies.delete('session')
    }
  })

  test('with a provider that has gone down since, or hangs, is back on the home page at once', async () => {
    await startSilently(createBrowser(app.url), '/')
    tenant.definition = { answers: { discovery: 'drop_connection' } }
    // What is known of the provider counts as news for a second.
    await vi.waitFor(async () => {
      const browser = createBrowser(app.url)
      expect((await firstSteps(browser, '/')).location).toBe(`${app.url}/`)
    }, 15_000)
    tenant.definition = { answers: { discovery: 'hang' } }
    const browser = createBrowser(app.url)
    const before = Date.now()
    expect((await firstSteps(browser, '/')).location).toBe(`${app.url}/`)
    expect(Date.now() - before).toBeLessThan(4000)
    const home = await browser.get('/', navigation)
    expect([home.status, browser.cookies.get('silent')]).toEqual([200, 'asked'])
    await app.waitForLog(({ event }) => event === 'silent_sign_in_not_started')
    expect(events('sign_in_refused')).toEqual([])
  })

  test('switched off there is no such thing', async () => {
    const own = provider.tenant('happy', 'silent-off')
    await withApp(own, async (other) => {
      const browser = createBrowser(other.url)
      const home = await browser.get('/', navigation)
      expect([home.status, home.location, home.setCookies]).toEqual([200, undefined, []])
      const answer = await browser.get('/auth/silent', navigation)
      expect([answer.status, answer.location, answer.setCookies]).toEqual([404, undefined, []])
      await signIn(browser)
      const out = await browser.post('/auth/logout', sameOrigin)
      expect(out.setCookies.filter((line) => line.startsWith('silent='))).toEqual([])
    })
  })

  /** From a page that asks to where the provider would be asked, or the house decides by itself. */
  async function firstSteps(browser: Browser, returnTo: string): Promise<Answer> {
    const address = `/auth/silent?${new URLSearchParams({ returnTo })}`
    const answer = await browser.get(address, navigation)
    return answer.location?.includes('marked=1') ? browser.get(answer.location, navigation) : answer
  }

  async function startSilently(browser: Browser, returnTo: string): Promise<{ authorizationUrl: URL }> {
    const { location } = await firstSteps(browser, returnTo)
    return { authorizationUrl: new URL(location ?? '') }
  }

  async function walk(browser: Browser, returnTo: string): Promise<Answer> {
    const { authorizationUrl } = await startSilently(browser, returnTo)
    return browser.get(await goToProvider(browser, authorizationUrl))
  }

  async function staysSignedOut(browser: Browser): Promise<void> {
    const before = countOf(tenant, 'authorize')
    expect((await browser.get('/', navigation)).status).toBe(200)
    expect((await browser.get('/auth/silent?returnTo=/', navigation)).location).toBe(`${app.url}/`)
    expect(await isSignedIn(browser)).toBe(false)
    expect(countOf(tenant, 'authorize')).toBe(before)
    expect(browser.cookies.get('silent')).toBe('signed_out')
  }
})
