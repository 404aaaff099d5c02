import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientKey } from '../hostile-provider/client-key.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { withPublishedKeys } from './published-keys.ts'
import { expectRefused, type RefusalRow, testRefusals } from './refusal-table.ts'
import { signIn, startSignIn } from './sign-in.ts'

const refused = (title: string, name: RefusalRow['case'], check: string): RefusalRow => ({
  title,
  case: name,
  code: 'client_refused',
  check,
  calls: { token: 1, userinfo: 0, jwks: 0 },
})

testRefusals('a client that the provider does not accept has an error code of its own', [
  refused(
    '401 unauthorized_client, as Keycloak says',
    'client-refused-401-unauthorized-client',
    'token_error',
  ),
  refused('400 invalid_client', 'client-refused-400-invalid-client', 'token_error'),
  refused('401 with the challenge that RFC 6749 asks for', 'client-refused-with-challenge', 'token_status'),
])

describe('a client that proves itself by private_key_jwt', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  test.each([
    ['RS256', 'RS256'],
    ['PS256', 'PS256'],
    ['ES256', 'ES256'],
    ['EdDSA', 'EdDSA'],
  ])(
    'row 3: private_key_jwt, signed by %s [oidcc-client-test, client_auth_type=private_key_jwt]',
    async (alg, sent) => {
      const tenant = provider.tenant('private-key-jwt', alg)
      await withPublishedKeys(tenant, [await clientKey(alg, 'one')], async (client) => {
        await signIn(client)
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
    await withPublishedKeys(tenant, [key], async (client) => {
      await signIn(client)
      expect(tenant.assertedWith).toEqual([{ kid: 'one', alg: 'PS256' }])
    })
  })

  test('a key that the provider does not know is refused with an error code of its own', async () => {
    const tenant = provider.tenant('private-key-jwt', 'unknown-key')
    const client = clientAt(tenant, { credential: { keys: [await clientKey('ES256', 'one')] } })
    await expectRefused(tenant, signIn(client), { code: 'client_refused', check: 'token_status' })
    expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 0 })
  })

  test('a provider that takes no algorithm of the key’s is a misconfiguration, and no browser is sent there', async () => {
    const tenant = provider.tenant('private-key-jwt-hs256')
    await withPublishedKeys(tenant, [await clientKey('ES256', 'one')], async (client) => {
      const refusal = { code: 'provider_misconfigured', check: 'token_endpoint_auth_signing_alg' }
      await expectRefused(tenant, startSignIn(client), refusal)
    })
  })
})
