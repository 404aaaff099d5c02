import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { type App, withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { clientKey, withKeys } from './client-key.ts'
import { expectSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

const pushing = { OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }
const bound = { OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' }
const profile = { SECURITY_PROFILE: 'fapi2', OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256' }

/** What the app asks the provider for in one sign-in, in order. Metadata is read when the server starts. */
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
    settings: profile,
    key: 'PS256',
    cold: ['par', 'token', 'token', 'jwks'],
    warm: ['par', 'token'],
  },
]

describe('calls to the provider in one sign-in, counted there', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const row of rows) {
    test(`${row.mode}: ${row.cold.length} cold, ${row.warm.length} warm`, async () => {
      const tenant = provider.tenant(row.case, 'calls', ...(row.thin ? [] : ['fat']))
      const settings = { ...row.settings, ...(row.key && withKeys(await clientKey(row.key, 'one'))) }
      const check = async (app: App) => {
        tenant.client.jwksUri = `${app.url}/auth/jwks.json`
        expect(await callsOfOneSignIn(app, tenant)).toEqual(row.cold)
        expect(await callsOfOneSignIn(app, tenant)).toEqual(row.warm)
        expect(tenant.requests.filter(({ endpoint }) => endpoint === 'discovery')).toHaveLength(1)
      }
      await withApp(tenant, check, settings)
    })
  }
})

async function callsOfOneSignIn(app: App, tenant: Tenant): Promise<string[]> {
  const before = tenant.requests.length
  const browser = createBrowser(app.url)
  const { callback } = await signIn(browser)
  const asked = tenant.requests.slice(before).map(({ endpoint }) => endpoint)
  await expectSignedIn(app, tenant, browser, callback)
  return asked.filter((endpoint) => !['authorize', 'discovery'].includes(endpoint))
}

type Row = {
  mode: string
  case: CaseName
  thin?: true
  settings?: Record<string, string>
  /** The algorithm of the client's key. */
  key?: string
  cold: string[]
  warm: string[]
}
