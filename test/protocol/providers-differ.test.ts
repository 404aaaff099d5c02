import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf, endpointUrl, issuerPath, type Tenant } from '../hostile-provider/tenant.ts'
import { type App, withApp } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { calls, expectRefused, expectSignedIn } from './observe.ts'
import { type RefusalRow, testRefusals } from './refusal-table.ts'
import { signIn } from './sign-in.ts'

const issuers: { title: string; variants: string[] }[] = [
  { title: 'with a path', variants: ['named'] },
  { title: 'without a path', variants: ['root'] },
  { title: 'with a path and a slash at its end', variants: ['slash'] },
  { title: 'without a path, with a slash at its end', variants: ['root', 'slash'] },
]

const leftOut: { title: string; case: CaseName; userinfo?: number; variants?: string[] }[] = [
  { title: 'token_endpoint_auth_methods_supported: Basic, its default', case: 'no-auth-methods-supported' },
  {
    title: 'code_challenge_methods_supported: S256 all the same',
    case: 'no-challenge-methods-supported',
  },
  { title: 'scopes_supported', case: 'no-scopes-supported' },
  { title: 'id_token_signing_alg_values_supported', case: 'no-signing-algs-supported' },
  {
    title: 'userinfo_endpoint, where the ID token is fat',
    case: 'no-userinfo-endpoint',
    userinfo: 0,
    variants: ['fat'],
  },
  { title: 'all that it may leave out', case: 'nothing-optional-supported' },
]

describe('providers differ, and sign-in works', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const { title, variants } of issuers) {
    test(`an issuer ${title} is kept to the letter`, async () => {
      const own = variants.includes('root') ? await startHostileProvider() : provider
      const tenant = own.tenant('happy', ...variants)
      await withApp(tenant, async (app) => {
        const browser = await expectSignIn(app, tenant)
        const [discovery] = tenant.requests.filter(({ endpoint }) => endpoint === 'discovery')
        expect(discovery?.url.pathname).toBe(`${issuerPath(tenant)}/.well-known/openid-configuration`)
        const succeeded = await app.waitForLog(({ event }) => event === 'sign_in_succeeded')
        expect(succeeded['iss']).toBe(tenant.issuer)
        expect((await browser.get('/dashboard')).body).toContain(`<dd>${tenant.issuer}</dd>`)
      })
      if (own !== provider) await own.stop()
    })
  }

  for (const row of leftOut) {
    test(`metadata without ${row.title}`, async () => {
      const tenant = provider.tenant(row.case, ...(row.variants ?? []))
      await withApp(tenant, async (app) => {
        await expectSignIn(app, tenant)
        expect(calls(tenant)).toEqual({ token: 1, userinfo: row.userinfo ?? 1, jwks: 1 })
      })
    })
  }

  test('metadata without prompt_values_supported: registering opens the sign-in page', async () => {
    const tenant = provider.tenant('happy', 'no-prompt-values')
    await withApp(tenant, async (app) => {
      const browser = createBrowser(app.url)
      const { authorizationUrl, callback } = await signIn(browser, '/auth/register')
      expect(authorizationUrl.searchParams.has('prompt')).toBe(false)
      await expectSignedIn(app, tenant, browser, callback)
    })
  })

  test('no email_verified: the dashboard says that it was not provided', async () => {
    const body = await dashboardAt(provider.tenant('no-email-verified'))
    expect(body).toMatch(/Whether it is verified is not provided by/)
    expect(body).not.toMatch(/erified by localhost/)
  })

  for (const name of ['no-auth-time', 'auth-time-0'] as const) {
    test(`${name}: the dashboard names no time at the provider`, async () => {
      const body = await dashboardAt(provider.tenant(name))
      expect(body).toMatch(/Signed in at [^<]*<\/dt><dd[^>]*><span[^>]*>The provider does not say</)
      expect(body).not.toContain('1970')
    })
  }

  test('no sid: signing in and out works', async () => {
    const tenant = provider.tenant('no-sid')
    await withApp(tenant, async (app) => {
      const browser = await expectSignIn(app, tenant)
      const answer = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
      expect(answer.headers['refresh']).toContain(endpointUrl(tenant, 'end_session'))
      expect((await browser.get('/dashboard')).status).not.toBe(200)
    })
  })

  test('Keycloak’s further parameters and members, and an aud that is a string, do no harm', async () => {
    const tenant = provider.tenant('keycloak')
    await withApp(tenant, async (app) => {
      const browser = createBrowser(app.url)
      const { callbackUrl, callback } = await signIn(browser)
      expect([...callbackUrl.searchParams.keys()]).toEqual(['code', 'state', 'iss', 'session_state'])
      await expectSignedIn(app, tenant, browser, callback)
    })
  })

  test('metadata and keys that say no-store and no-cache are asked for once all the same', async () => {
    const tenant = provider.tenant('happy', 'no-store')
    await withApp(tenant, async (app) => {
      for (let person = 0; person < 3; person++) await expectSignIn(app, tenant)
      expect(calls(tenant)).toEqual({ token: 3, userinfo: 3, jwks: 1 })
      expect(countOf(tenant, 'discovery')).toBe(1)
    })
  })

  test('a key that is made when its algorithm is first used', async () => {
    const tenant = provider.tenant('key-made-on-demand')
    await withApp(
      tenant,
      async (app) => {
        for (const fetched of [1, 1]) {
          await expectSignIn(app, tenant)
          expect(calls(tenant).jwks).toBe(fetched)
        }
      },
      { OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256' },
    )
  })

  test('a key for userinfo that is made after the ID token’s keys were fetched', async () => {
    const tenant = provider.tenant('userinfo-key-made-on-demand')
    await withApp(tenant, async (app) => {
      for (const times of [1, 2]) {
        await expectSignIn(app, tenant)
        expect(calls(tenant)).toEqual({ token: times, userinfo: times, jwks: 2 })
      }
    })
  })

  test('addresses that tokens and userinfo name on another host are never asked', async () => {
    const tenant = provider.tenant('addresses-in-tokens')
    await withApp(tenant, async (app) => {
      const browser = await expectSignIn(app, tenant)
      expect((await browser.get('/dashboard')).body).not.toContain(tenant.otherOrigin)
      expect(countOf(tenant, 'trap')).toBe(0)
      // The trap is there: it would have heard.
      await fetch(`${tenant.otherOrigin}${issuerPath(tenant)}/trap`)
      expect(countOf(tenant, 'trap')).toBe(1)
    })
  })

  for (const variants of [['slash'], ['root', 'slash']]) {
    test(`a slash that the settings have and the metadata has not is refused (${variants})`, async () => {
      const own = await startHostileProvider()
      const tenant = own.tenant('issuer-without-its-slash', ...variants)
      await withApp(tenant, async (app) => {
        const browser = createBrowser(app.url)
        const refusal = { code: 'provider_misconfigured', check: 'discovery_issuer' }
        await expectRefused(app, tenant, browser, await browser.get('/auth/login'), refusal)
        expect(countOf(tenant, 'authorize')).toBe(0)
      })
      await own.stop()
    })
  }
})

testRefusals(
  'RS256 is refused where another algorithm is registered',
  ['PS256', 'ES256', 'EdDSA'].map(
    (alg): RefusalRow => ({
      title: `${alg} registered, RS256 by a published key`,
      case: 'rs256-where-another-is-registered',
      code: 'id_token_invalid',
      check: 'alg',
      calls: { token: 1, userinfo: 0 },
      settings: { OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: alg },
      variants: [alg],
    }),
  ),
)

async function expectSignIn(app: App, tenant: Tenant): Promise<Browser> {
  const browser = createBrowser(app.url)
  const { callback } = await signIn(browser)
  await expectSignedIn(app, tenant, browser, callback)
  return browser
}

async function dashboardAt(tenant: Tenant): Promise<string> {
  let body = ''
  await withApp(tenant, async (app) => {
    const browser = await expectSignIn(app, tenant)
    body = (await browser.get('/dashboard')).body
  })
  return body
}
