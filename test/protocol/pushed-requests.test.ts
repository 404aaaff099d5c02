import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, type Tenant } from '../hostile-provider/tenant.ts'
import { type App, withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { expectRefused, expectSignedIn } from './observe.ts'
import { signIn, startSignIn } from './sign-in.ts'

const pushing = { OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

describe('an authorization request is pushed', () => {
  test.each([
    ['where the metadata requires it', 'par-required', {}],
    ['where the setting does', 'par-offered', pushing],
  ] as const)(
    '%s: the browser carries client_id and request_uri, and nothing else',
    async (_, name, settings) => {
      const tenant = provider.tenant(name, 'pushed')
      const check = async (app: App) => {
        const browser = createBrowser(app.url)
        const { authorizationUrl, callback } = await signIn(browser, '/auth/login?returnTo=/account')
        expect([...authorizationUrl.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
        await expectSignedIn(app, tenant, browser, callback)
        expect(callback.location).toBe(`${app.url}/account`)
        const [pushed] = tenant.requests.filter(({ endpoint }) => endpoint === 'par')
        expect(pushed?.form.get('redirect_uri')).toBe(`${app.url}/auth/callback`)
        expect(pushed?.form.get('code_challenge_method')).toBe('S256')
        expect(pushed?.form.get('state')).toMatch(/^[\w-]{43}$/)
        expect(pushed?.form.get('nonce')).toMatch(/^[\w-]{43}$/)
        expect(countOf(tenant, 'par')).toBe(1)
      }
      await withApp(tenant, check, settings)
    },
  )

  test('where nobody requires it, it is not: one call a sign-in is enough', async () => {
    const tenant = provider.tenant('par-offered', 'not-pushed')
    await withApp(tenant, async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
      expect(countOf(tenant, 'par')).toBe(0)
    })
  })
})

describe('a pushed request that comes to nothing sends nobody to the provider', () => {
  const rows: [string, CaseName, Record<string, string>, Refusal][] = [
    [
      'no endpoint, though the metadata requires it',
      'par-without-endpoint',
      {},
      { code: 'provider_misconfigured', check: 'pushed_authorization_request_endpoint' },
    ],
    [
      'no endpoint, though the setting requires it',
      'happy',
      pushing,
      { code: 'provider_misconfigured', check: 'pushed_authorization_request_endpoint' },
    ],
    ['400', 'par-refused', {}, { code: 'provider_error', check: 'pushed_authorization_request_error' }],
    [
      '401',
      'par-client-refused',
      {},
      { code: 'client_refused', check: 'pushed_authorization_request_error' },
    ],
    ['500', 'par-broken', {}, { code: 'provider_error', check: 'pushed_authorization_request_status' }],
    ['no reference', 'par-without-reference', {}, { code: 'provider_error', check: 'request_uri' }],
    [
      'a redirect',
      'par-redirect',
      {},
      { code: 'provider_error', check: 'pushed_authorization_request_status' },
    ],
    ['no answer', 'par-hang', {}, { code: 'provider_unreachable', check: 'timeout' }],
  ]
  test.each(rows)('%s', async (title, name, settings, refusal) => {
    const tenant: Tenant = provider.tenant(name, `nobody-${title.replaceAll(/\W/g, '')}`)
    const check = async (app: App) => {
      const browser = createBrowser(app.url)
      const { started } = await startSignIn(browser)
      await expectRefused(app, tenant, browser, started, refusal)
      expect(countOf(tenant, 'authorize')).toBe(0)
      expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
      expect([...browser.cookies.keys()].filter((cookie) => cookie.includes('transaction'))).toEqual([])
    }
    await withApp(tenant, check, settings)
  })
})

type Refusal = { code: string; check: string }
