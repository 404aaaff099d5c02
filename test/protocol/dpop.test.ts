import { decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { changeNonce } from '../hostile-provider/dpop-proof.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, countOf, type RecordedRequest, requestsTo, type Tenant } from '../hostile-provider/tenant.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { withApp } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { expectSignedIn, isSignedIn } from './observe.ts'
import { type Issuer, takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

test('the code is bound by dpop_jkt, the tokens by a proof, and userinfo is asked with another', async () => {
  const issuer = await takeIssuer('dpop', { kind: 'bound' })
  const { tenant } = issuer
  await signedIn(issuer)
  const grants = [...tenant.grants.values()]
  expect(grants.map(({ jkt }) => jkt)).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
  expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 1 })
  const [userinfo] = requestsTo(tenant, 'userinfo')
  expect(userinfo?.headers.authorization).toMatch(/^DPoP /)
})

describe('refreshing bound tokens', () => {
  test('the session’s own key proves each refresh, through a nonce that changed meanwhile', async () => {
    const issuer = await takeIssuer('dpop-refresh', { kind: 'bound-administered', fat: true })
    const { tenant } = issuer
    tenant.refreshing.expiresIn = 1
    const browser = await signedIn(issuer)
    for (let time = 1; time <= 2; time += 1) {
      changeNonce(tenant)
      expect(await dueAndSignedIn(tenant, browser)).toBe(true)
    }
    const keys = requestsTo(tenant, 'token').map(keyOf)
    expect(new Set(keys).size).toBe(1)
    expect(tenant.reuses).toBe(0)
  })

  test('a session from before tokens were bound ends when it is due, and its token is revoked, not redeemed', async () => {
    const provider = await startHostileProvider()
    const tenant = provider.tenant('refresh-static', 'fat')
    const kept = {
      SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    tenant.refreshing.expiresIn = 1
    let cookie = ''
    const before = async (app: { url: string }) => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      expect(await isSignedIn(browser)).toBe(true)
      cookie = browser.cookies.get('session') ?? ''
    }
    await withApp(tenant, before, kept)
    const [redeemed, revoked] = [countOf(tenant, 'token'), countOf(tenant, 'revoke')]
    await withApp(
      tenant,
      async (app) => {
        const browser = createBrowser(app.url)
        browser.cookies.set('session', cookie)
        expect(await isSignedIn(browser)).toBe(false)
        await app.waitForLog(({ reason }) => reason === 'tokens_unbound')
        expect([countOf(tenant, 'token'), countOf(tenant, 'revoke')]).toEqual([redeemed, revoked + 1])
      },
      { ...kept, OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' },
    )
    await provider.stop()
  })

  test('a refresh that brings a bearer token is not kept', async () => {
    const issuer = await takeIssuer('dpop-static-refresh', { kind: 'bound', fat: true })
    const { app, tenant } = issuer
    tenant.refreshing.expiresIn = 1
    const browser = await signedIn(issuer)
    tenant.refreshing.body = (body) => ({ ...body, token_type: 'Bearer' })
    await browser.get('/dashboard')
    const line = await app.waitForLog(({ event }) => event === 'refresh_failed')
    expect(line).toMatchObject({ check: 'token_type' })
  })
})

async function signedIn({ app, tenant, visitor }: Issuer): Promise<Browser> {
  const browser = visitor()
  const { callback } = await signIn(browser)
  await expectSignedIn(app, tenant, browser, callback)
  return browser
}

/** Whether the session outlives a page that refreshes it: tokens of one second are due at once. */
async function dueAndSignedIn(tenant: Tenant, browser: Browser): Promise<boolean> {
  const before = countOf(tenant, 'token')
  const signedIn = await isSignedIn(browser)
  expect(countOf(tenant, 'token')).toBeGreaterThan(before)
  return signedIn
}

function keyOf({ headers }: RecordedRequest): string {
  return JSON.stringify(decodeProtectedHeader(String(headers['dpop'])).jwk)
}
