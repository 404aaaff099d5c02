import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeNonce } from '../hostile-provider/dpop-proof.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, type RecordedRequest, type Tenant } from '../hostile-provider/tenant.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, withApp } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { calls, expectRefused, expectSignedIn, isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

const bound = { OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' }

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

describe('tokens that are bound to a key', () => {
  test('the code is bound by dpop_jkt, the tokens by a proof, and userinfo is asked with another', async () => {
    const tenant = provider.tenant('dpop')
    await withApp(tenant, signInOnce(tenant), bound)
    const grants = [...tenant.grants.values()]
    expect(grants.map(({ jkt }) => jkt)).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
    expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 1 })
    const [userinfo] = requestsTo(tenant, 'userinfo')
    expect(userinfo?.headers.authorization).toMatch(/^DPoP /)
  })

  test('each session has a key of its own', async () => {
    const tenant = provider.tenant('dpop', 'own-keys')
    const check = async (app: App) => {
      await signInOnce(tenant)(app)
      await signInOnce(tenant)(app)
      expect(new Set(requestsTo(tenant, 'token').map(keyOf)).size).toBe(2)
    }
    await withApp(tenant, check, bound)
  })

  test('a nonce that is asked for is put into the next proof, and remembered for the sign-ins after it', async () => {
    const tenant = provider.tenant('dpop-nonce')
    const check = async (app: App) => {
      await signInOnce(tenant)(app)
      // Refused once, and sent again with the nonce: the code was not spent on it.
      expect(calls(tenant)).toMatchObject({ token: 2, userinfo: 1 })
      await signInOnce(tenant)(app)
      expect(calls(tenant)).toMatchObject({ token: 3, userinfo: 2 })
      changeNonce(tenant)
      await signInOnce(tenant)(app)
      expect(calls(tenant)).toMatchObject({ token: 5, userinfo: 3 })
    }
    await withApp(tenant, check, bound)
  })

  test('a provider that is content with no nonce is asked twice and no more', async () => {
    const tenant = provider.tenant('dpop-nonce-for-ever')
    const check = async (app: App) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, {
        code: 'token_request_refused',
        check: 'token_error',
      })
      expect(calls(tenant)).toMatchObject({ token: 2, userinfo: 0 })
    }
    await withApp(tenant, check, bound)
  })

  test('a bearer token instead of a bound one is refused, and userinfo never sees it', async () => {
    const tenant = provider.tenant('dpop-answered-bearer')
    const check = async (app: App) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, {
        code: 'token_request_refused',
        check: 'token_type',
      })
      expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 0 })
    }
    await withApp(tenant, check, bound)
  })
})

describe('refreshing bound tokens', () => {
  test('the session’s own key proves each refresh, through a nonce that changed meanwhile', async () => {
    const tenant = provider.tenant('dpop-refresh', 'fat')
    const check = async (app: App) => {
      tenant.refreshing.expiresIn = 1
      const browser = await signInOnce(tenant)(app)
      for (let time = 1; time <= 2; time += 1) {
        changeNonce(tenant)
        expect(await dueAndSignedIn(tenant, browser)).toBe(true)
      }
      const keys = requestsTo(tenant, 'token').map(keyOf)
      expect(new Set(keys).size).toBe(1)
      expect(tenant.reuses).toBe(0)
    }
    await withApp(tenant, check, { ...bound, ADMIN_GROUP: 'staff' })
  })

  test('a session from before tokens were bound ends when it is due, and its token is revoked, not redeemed', async () => {
    const tenant = provider.tenant('refresh-static', 'fat')
    const kept = {
      SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    tenant.refreshing.expiresIn = 1
    let cookie = ''
    const before = async (app: App) => {
      cookie = (await signInOnce(tenant)(app)).cookies.get('session') ?? ''
    }
    await withApp(tenant, before, kept)
    const [redeemed, revoked] = [countOf(tenant, 'token'), countOf(tenant, 'revoke')]
    const after = async (app: App) => {
      const browser = createBrowser(app.url)
      browser.cookies.set('session', cookie)
      expect(await isSignedIn(browser)).toBe(false)
      await app.waitForLog(({ reason }) => reason === 'tokens_unbound')
      expect([countOf(tenant, 'token'), countOf(tenant, 'revoke')]).toEqual([redeemed, revoked + 1])
    }
    await withApp(tenant, after, { ...kept, ...bound })
  })

  test('a refresh that brings a bearer token is not kept', async () => {
    const tenant = provider.tenant('dpop-static-refresh', 'fat')
    const check = async (app: App) => {
      tenant.refreshing.expiresIn = 1
      const browser = await signInOnce(tenant)(app)
      tenant.refreshing.body = (body) => ({ ...body, token_type: 'Bearer' })
      await browser.get('/dashboard')
      const line = await app.waitForLog(({ event }) => event === 'refresh_failed')
      expect(line).toMatchObject({ check: 'token_type' })
    }
    await withApp(tenant, check, bound)
  })
})

function signInOnce(tenant: Tenant): (app: App) => Promise<Browser> {
  return async (app) => {
    const browser = createBrowser(app.url)
    const { callback } = await signIn(browser)
    await expectSignedIn(app, tenant, browser, callback)
    return browser
  }
}

/** Whether the session outlives a page that refreshes it: tokens of one second are due at once. */
async function dueAndSignedIn(tenant: Tenant, browser: Browser): Promise<boolean> {
  const before = countOf(tenant, 'token')
  const signedIn = await isSignedIn(browser)
  expect(countOf(tenant, 'token')).toBeGreaterThan(before)
  return signedIn
}

function requestsTo(tenant: Tenant, endpoint: string): RecordedRequest[] {
  return tenant.requests.filter((request) => request.endpoint === endpoint)
}

function keyOf({ headers }: RecordedRequest): string {
  return JSON.stringify(decodeProtectedHeader(String(headers['dpop'])).jwk)
}
