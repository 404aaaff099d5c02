import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { clientKey, withKeys, withSigningApp } from './client-key.ts'
import { calls, expectRefused, expectSignedIn } from './observe.ts'
import { signIn, startSignIn } from './sign-in.ts'

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

describe('a client that proves itself by private_key_jwt', () => {
  test.each([
    ['RS256', 'RS256'],
    ['PS256', 'PS256'],
    ['ES256', 'ES256'],
    ['EdDSA', 'EdDSA'],
  ])(
    'row 3: private_key_jwt, signed by %s [oidcc-client-test, client_auth_type=private_key_jwt]',
    async (alg, sent) => {
      const tenant = provider.tenant('private-key-jwt', alg)
      await withSigningApp(tenant, withKeys(await clientKey(alg, 'one')), async (app) => {
        const browser = createBrowser(app.url)
        const { callback } = await signIn(browser)
        await expectSignedIn(app, tenant, browser, callback)
        expect(calls(tenant)).toMatchObject({ token: 1 })
        expect(tenant.assertedWith).toEqual([{ kid: 'one', alg: sent }])
        for (const { headers, form, url } of tenant.requests.filter(({ endpoint }) => endpoint === 'token')) {
          expect(headers.authorization).toBeUndefined()
          expect(form.has('client_secret')).toBe(false)
          expect(url.search).toBe('')
        }
      })
    },
  )

  test('a key without an algorithm signs by one that the provider takes', async () => {
    const tenant = provider.tenant('private-key-jwt-ps256')
    const { alg: _alg, ...key } = await clientKey('RS256', 'one')
    await withSigningApp(tenant, withKeys(key), async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
      expect(tenant.assertedWith).toEqual([{ kid: 'one', alg: 'PS256' }])
    })
  })

  test('the first key signs, all are published, and the private half of none', async () => {
    const tenant = provider.tenant('private-key-jwt', 'two-keys')
    const keys = [await clientKey('ES256', 'new'), await clientKey('RS256', 'old')]
    await withSigningApp(tenant, withKeys(...keys), async (app) => {
      const answer = await createBrowser(app.url).get('/auth/jwks.json')
      expect(answer.headers['cache-control']).toBe('public, max-age=60')
      expect(answer.setCookies).toEqual([])
      const published: { keys: Record<string, unknown>[] } = JSON.parse(answer.body)
      expect(published.keys.map(({ kid, use, alg }) => ({ kid, use, alg }))).toEqual([
        { kid: 'new', use: 'sig', alg: 'ES256' },
        { kid: 'old', use: 'sig', alg: 'RS256' },
      ])
      const members = published.keys.flatMap((key) => Object.keys(key))
      expect(members.filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].includes(name))).toEqual(
        [],
      )

      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
      expect(tenant.assertedWith.map(({ kid }) => kid)).toEqual(['new'])
      for (const { d } of keys) expect(app.output()).not.toContain(d)
    })
  })

  test('a key that the provider does not know is refused, and told apart', async () => {
    const tenant = provider.tenant('private-key-jwt', 'unknown-key')
    const check: Parameters<typeof withApp>[1] = async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, { code: 'client_refused', check: 'token_status' })
      expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 0 })
    }
    await withApp(tenant, check, withKeys(await clientKey('ES256', 'one')))
  })

  test('a provider that takes no algorithm of the key’s is a misconfiguration, and nobody is sent there', async () => {
    const tenant = provider.tenant('private-key-jwt-hs256')
    await withSigningApp(tenant, withKeys(await clientKey('ES256', 'one')), async (app) => {
      const browser = createBrowser(app.url)
      const { started } = await startSignIn(browser)
      const refusal = { code: 'provider_misconfigured', check: 'token_endpoint_auth_signing_alg' }
      await expectRefused(app, tenant, browser, started, refusal)
    })
  })

  test('a client with a secret publishes an empty set', async () => {
    const check: Parameters<typeof withApp>[1] = async (app) => {
      expect((await createBrowser(app.url).get('/auth/jwks.json')).body).toBe('{"keys":[]}')
    }
    await withApp(provider.tenant('happy', 'no-keys'), check)
  })
})
