import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf } from '../hostile-provider/tenant.ts'
import { createBrowser } from './browser.ts'
import { clientKey, withKeys, withSigningApp } from './client-key.ts'
import { calls, expectRefused, expectSignedIn } from './observe.ts'
import { signIn, startSignIn } from './sign-in.ts'

let provider: HostileProvider
let settings: Record<string, string>
beforeAll(async () => {
  provider = await startHostileProvider()
  settings = {
    ...withKeys(await clientKey('PS256', 'one')),
    SECURITY_PROFILE: 'fapi2',
    OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256',
  }
})
afterAll(() => provider.stop())

describe('SECURITY_PROFILE=fapi2', () => {
  test('one switch: pushed, signed by PS256, bound, with nonce retry; two calls and userinfo when warm', async () => {
    const tenant = provider.tenant('fapi2')
    await withSigningApp(tenant, settings, async (app) => {
      for (const first of [true, false]) {
        tenant.requests.length = 0
        const browser = createBrowser(app.url)
        const { authorizationUrl, callback } = await signIn(browser)
        await expectSignedIn(app, tenant, browser, callback)
        expect([...authorizationUrl.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
        expect(countOf(tenant, 'par')).toBe(1)
        expect(calls(tenant)).toMatchObject({ token: first ? 2 : 1, userinfo: 1 })
      }
      expect(new Set(tenant.assertedWith.map(({ alg }) => alg))).toEqual(new Set(['PS256']))
    })
  })

  const atOnce: [string, CaseName, string][] = [
    [
      'promises no iss in its responses',
      'fapi2-without-iss-promised',
      'authorization_response_iss_parameter_supported',
    ],
    ['takes no pushed requests', 'fapi2-without-par', 'pushed_authorization_request_endpoint'],
    ['does not know S256', 'fapi2-without-s256', 'code_challenge_methods_supported'],
  ]
  test.each(atOnce)('a provider that %s is refused before anybody is sent there', async (_, name, check) => {
    const tenant = provider.tenant(name)
    await withSigningApp(tenant, settings, async (app) => {
      const browser = createBrowser(app.url)
      const { started } = await startSignIn(browser)
      await expectRefused(app, tenant, browser, started, { code: 'provider_misconfigured', check })
      expect(countOf(tenant, 'par')).toBe(0)
    })
  })

  const onReturn: [string, CaseName, { code: string; check: string }, number][] = [
    ['a response without iss', 'fapi2-iss-missing', { code: 'issuer_mismatch', check: 'iss' }, 0],
    ['an ID token by RS256', 'fapi2-rs256-id-token', { code: 'id_token_invalid', check: 'alg' }, 2],
    ['a bearer token', 'fapi2-bearer', { code: 'token_request_refused', check: 'token_type' }, 2],
  ]
  test.each(onReturn)('%s is refused', async (_, name, refusal, token) => {
    const tenant = provider.tenant(name)
    await withSigningApp(tenant, settings, async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, refusal)
      expect(calls(tenant)).toMatchObject({ token, userinfo: 0 })
    })
  })
})
