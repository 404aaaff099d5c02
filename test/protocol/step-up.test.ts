import { createHash } from 'node:crypto'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { isFresh } from '#lib/session/is-fresh.ts'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import type { SessionRecord } from '#lib/session/store/session-record.ts'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { type CaseName, cases } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { signIn, startSignIn } from './sign-in.ts'

const recent: StepUp = { maxAge: 300 }
const strong: StepUp = { acr: ['urn:otp'] }
const returnTo = '/dashboard?tab=1'

describe('a step-up', () => {
  let provider: HostileProvider
  let tenant: Tenant
  let app: App
  let store: SessionStore

  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('happy')
    const file = path.join(temporaryFolder(), 'sessions.db')
    const settings = {
      SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
      SESSION_STORE_URL: `file:${file}`,
      OIDC_ACR_VALUES: 'urn:password urn:otp urn:key',
    }
    app = await appFor(tenant, settings)
    store = sqliteSessionStore(file)
    // The address that a page of the app would send people to is made here, by the same function and settings.
    const shared = { ...settings, RUN_MODE: 'preview', APP_URL: app.url, OIDC_ISSUER: tenant.issuer }
    const client = { OIDC_CLIENT_ID: tenant.client.id, OIDC_CLIENT_SECRET: tenant.client.secret }
    for (const [name, value] of Object.entries({ ...shared, ...client })) vi.stubEnv(name, value)
  })
  beforeEach(() => {
    tenant.definition = cases.happy
    tenant.requests.length = 0
    app.log.length = 0
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await store.close()
    await app.stop()
    await provider.stop()
  })

  const recordOf = (browser: Browser): Promise<SessionRecord | undefined> => {
    const id = browser.cookies.get('session') ?? ''
    return store.read(createHash('sha256').update(id).digest('base64url'))
  }

  /** A signed-in browser, and the address to which a page that requires more sends it. */
  async function signedIn(wanted: StepUp, login = '/auth/login') {
    const browser = createBrowser(app.url)
    await signIn(browser, login)
    tenant.requests.length = 0
    const session = await recordOf(browser)
    if (!session) throw new Error('the browser is not signed in')
    const address = await stepUpAddress(session, returnTo, wanted)
    return { browser, session, address }
  }

  test('asks for what the page wants, and comes back there with a new session', async () => {
    tenant.definition = cases['acr-as-asked']
    const wanted = { ...recent, acr: ['urn:otp', 'urn:key'] }
    const { browser, session, address } = await signedIn(wanted)
    const { authorizationUrl, callback } = await signIn(browser, address)
    expect(authorizationUrl.searchParams.get('max_age')).toBe('300')
    expect(authorizationUrl.searchParams.get('acr_values')).toBe('urn:otp urn:key')
    expect(callback.location).toBe(`${app.url}${returnTo}`)
    const renewed = await recordOf(browser)
    expect(renewed?.key).not.toBe(session.key)
    expect(renewed && isFresh(renewed, wanted)).toBe(true)
    expect(await store.read(session.key)).toBeUndefined()
    expect(await isSignedIn(browser)).toBe(true)
  })

  const accepted: [string, CaseName, StepUp][] = [
    ['an auth_time within the tolerance of 30 seconds', 'auth-time-within-tolerance', recent],
    ['the acr that was asked for', 'acr-as-asked', strong],
    ['an acr that stands after it in the list', 'acr-stronger', strong],
  ]
  for (const [title, name, wanted] of accepted) {
    test(`takes ${title}, and the page takes what passed`, async () => {
      const { browser, address } = await signedIn(wanted)
      tenant.definition = cases[name]
      expect((await signIn(browser, address)).callback.location).toBe(`${app.url}${returnTo}`)
      const renewed = await recordOf(browser)
      expect(renewed && isFresh(renewed, wanted)).toBe(true)
    })
  }

  const refused: [string, CaseName, StepUp, string][] = [
    ['an auth_time that is too old', 'auth-time-too-old', recent, 'auth_time'],
    ['a missing auth_time', 'auth-time-missing', recent, 'auth_time'],
    ['an auth_time of 0', 'auth-time-zero', recent, 'auth_time'],
    ['an auth_time yet to come', 'auth-time-in-milliseconds', recent, 'auth_time'],
    ['a weaker acr', 'acr-weaker', strong, 'acr'],
    ['a missing acr', 'happy', strong, 'acr'],
    ['an acr that no list knows', 'acr-unknown', strong, 'acr'],
    ['an acr that is a list', 'acr-list', strong, 'acr'],
    ['a strong acr with an old sign-in', 'auth-time-too-old', { ...recent, ...strong }, 'auth_time'],
    ['a recent sign-in with a weak acr', 'acr-weaker', { ...recent, ...strong }, 'acr'],
    ['unmet_authentication_requirements', 'acr-unmet', strong, 'error'],
  ]
  for (const [title, name, wanted, check] of refused) {
    test(`refuses ${title}: an error page after one walk, and the old session as it was`, async () => {
      const { browser, session, address } = await signedIn(wanted)
      tenant.definition = cases[name]
      const { callback } = await signIn(browser, address)
      expect(callback.location).toContain('/auth/error?code=sign_in_incomplete')
      await app.waitForLog(({ event }) => event === 'sign_in_refused')
      const refusals = app.log.filter(({ event }) => event === 'sign_in_refused')
      expect(refusals.map((line) => line.check)).toEqual([check])
      expect(callback.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
      expect(await recordOf(browser)).toEqual(session)
      expect((await browser.get(callback.location ?? '')).body).toContain('You are still signed in.')
      expect(countOf(tenant, 'authorize')).toBe(1)
      expect(calls(tenant).userinfo).toBe(0)
    })
  }

  test('parameters smuggled into the query change nothing', async () => {
    const { browser, address } = await signedIn(recent)
    tenant.definition = cases['auth-time-too-old']
    const smuggled = '&maxAge=99999&max_age=99999&acr=urn:password&acr_values=urn:password&prompt=none'
    const { authorizationUrl, callback } = await signIn(browser, `${address}${smuggled}`)
    expect(authorizationUrl.searchParams.get('max_age')).toBe('300')
    expect(authorizationUrl.searchParams.has('acr_values')).toBe(false)
    expect(authorizationUrl.searchParams.has('prompt')).toBe(false)
    expect(callback.location).toContain('code=sign_in_incomplete')
  })

  test('an address that we did not write starts nothing', async () => {
    const { browser, address } = await signedIn(recent)
    const sealed = new URL(address, app.url).searchParams.get('wanted') ?? ''
    const { started } = await startSignIn(createBrowser(app.url))
    const [, transaction = ''] = /^transaction\.[\w-]+=([^;]+)/.exec(started.setCookies[0] ?? '') ?? []
    const other = sealed.at(-4) === 'A' ? 'B' : 'A'
    for (const query of [
      'maxAge=1',
      'wanted=',
      'wanted={"maxAge":1}',
      `wanted=${transaction}`,
      `wanted=${sealed.slice(0, -4)}${other}${sealed.slice(-3)}`,
      `wanted=${sealed}&wanted=${sealed}`,
    ]) {
      const answer = await browser.get(`/auth/step-up?returnTo=/dashboard&${query}`)
      expect(answer.location).toContain('/auth/error?code=sign_in_incomplete')
      expect(answer.setCookies).toEqual([])
    }
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('comes back to our own origin only', async () => {
    const { browser, address } = await signedIn(recent)
    const elsewhere = new URL(address, app.url)
    elsewhere.searchParams.set('returnTo', 'https://evil.example/')
    const { callback } = await signIn(browser, `${elsewhere.pathname}${elsewhere.search}`)
    expect(callback.location).toBe(`${app.url}/dashboard`)
  })

  test('by another person starts that person’s session: only `returnTo` is carried over', async () => {
    const { browser, session, address } = await signedIn(recent)
    tenant.definition = cases['other-user']
    const { callback } = await signIn(browser, address)
    expect(callback.location).toBe(`${app.url}${returnTo}`)
    expect(await store.read(session.key)).toBeUndefined()
    expect(await recordOf(browser)).toMatchObject({ sub: 'otto-2' })
    const { body } = await browser.get('/dashboard')
    expect(body).toContain('otto@example.test')
    expect(body).not.toContain(person.email)
  })

  test.each([
    ['/auth/login?remember=1', 30 * 86_400],
    ['/auth/login', 86_400],
  ])('after %s the new session lasts as long as the old one', async (login, seconds) => {
    const { browser, address } = await signedIn(recent, login)
    const { callback } = await signIn(browser, address)
    const cookie = callback.setCookies.find((line) => line.startsWith('session='))
    expect(cookie).toContain(`Max-Age=${seconds};`)
  })

  test('is not started by a prefetch or a HEAD', async () => {
    const { browser, address } = await signedIn(recent)
    const answers = [
      await browser.get(address, { 'Sec-Purpose': 'prefetch' }),
      await browser.request('HEAD', address),
    ]
    for (const { status, setCookies } of answers) expect([status, setCookies]).toEqual([204, []])
  })
})
