import { describe, expect, test } from 'vitest'
import { clientKey } from '../hostile-provider/client-key.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, countOf } from '../hostile-provider/tenant.ts'
import { createBrowser } from './browser.ts'
import { withKeys, withSigningApp } from './client-key.ts'
import { expectSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

describe('SECURITY_PROFILE=fapi2', () => {
  test('one switch: pushed, signed by PS256, bound, with nonce retry; two calls and userinfo when warm', async () => {
    const provider = await startHostileProvider()
    const tenant = provider.tenant('fapi2')
    const settings = {
      ...withKeys(await clientKey('PS256', 'one')),
      SECURITY_PROFILE: 'fapi2',
      OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256',
    }
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
    await provider.stop()
  })
})
