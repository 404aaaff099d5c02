import { describe, expect, test } from 'vitest'
import type { Client } from '#lib/oidc/client.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { clientKey } from '../hostile-provider/client-key.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person, type Tenant } from '../hostile-provider/tenant.ts'
import { fapi2 } from './client-at.ts'
import { withPublishedKeys } from './published-keys.ts'
import { signIn } from './sign-in.ts'

const pushing = { requirePushedAuthorizationRequests: true }
const bound = { dpopBoundAccessTokens: true }

/** The calls to the provider in one sign-in, in order. The app reads the metadata when it starts. */
const rows: Row[] = [
  { mode: 'a secret', case: 'happy', cold: ['token', 'jwks'], warm: ['token'] },
  {
    mode: 'a secret, and a thin ID token',
    case: 'happy',
    thin: true,
    cold: ['token', 'jwks', 'userinfo'],
    warm: ['token', 'userinfo'],
  },
  {
    mode: 'private_key_jwt',
    case: 'private-key-jwt',
    key: 'ES256',
    cold: ['token', 'jwks'],
    warm: ['token'],
  },
  { mode: 'PAR', case: 'par-required', cold: ['par', 'token', 'jwks'], warm: ['par', 'token'] },
  {
    mode: 'PAR by setting',
    case: 'par-offered',
    settings: pushing,
    cold: ['par', 'token', 'jwks'],
    warm: ['par', 'token'],
  },
  { mode: 'DPoP', case: 'dpop', settings: bound, cold: ['token', 'jwks'], warm: ['token'] },
  {
    mode: 'DPoP with nonces',
    case: 'dpop-nonce',
    settings: bound,
    cold: ['token', 'token', 'jwks'],
    warm: ['token'],
  },
  {
    mode: 'FAPI 2.0',
    case: 'fapi2',
    settings: fapi2,
    key: 'PS256',
    cold: ['par', 'token', 'token', 'jwks'],
    warm: ['par', 'token'],
  },
]

describe('calls to the provider in one sign-in, counted there', () => {
  for (const row of rows) {
    test(`${row.mode}: ${row.cold.length} cold, ${row.warm.length} warm`, async () => {
      // A provider of its own: the app keeps the latest nonce of each origin.
      const provider = await startHostileProvider()
      const tenant = provider.tenant(row.case, ...(row.thin ? [] : ['fat']))
      const keys = row.key ? [await clientKey(row.key, 'one')] : []
      const check = async (client: Client) => {
        expect(await callsOfOneSignIn(client, tenant)).toEqual(row.cold)
        expect(await callsOfOneSignIn(client, tenant)).toEqual(row.warm)
        expect(tenant.requests.filter(({ endpoint }) => endpoint === 'discovery')).toHaveLength(1)
      }
      await withPublishedKeys(tenant, keys, check, row.settings)
      await provider.stop()
    })
  }
})

async function callsOfOneSignIn(client: Client, tenant: Tenant): Promise<string[]> {
  const before = tenant.requests.length
  expect((await signIn(client)).sub).toBe(person.sub)
  const asked = tenant.requests.slice(before).map(({ endpoint }) => endpoint)
  return asked.filter((endpoint) => !['authorize', 'discovery'].includes(endpoint))
}

type Row = {
  mode: string
  case: CaseName
  thin?: true
  settings?: Partial<Client>
  /** The algorithm of the client's key. */
  key?: string
  cold: string[]
  warm: string[]
}
