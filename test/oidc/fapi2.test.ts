import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '#lib/oidc/client.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { clientKey } from '../hostile-provider/client-key.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, countOf, type Tenant } from '../hostile-provider/tenant.ts'
import { fapi2 } from './client-at.ts'
import { withPublishedKeys } from './published-keys.ts'
import { expectRefused } from './refusal-table.ts'
import { signIn, startSignIn } from './sign-in.ts'

// A provider for each test: the app keeps the latest nonce of each origin.
let provider: HostileProvider
beforeEach(async () => {
  provider = await startHostileProvider()
})
afterEach(() => provider.stop())

describe('SECURITY_PROFILE=fapi2', () => {
  const atOnce: [string, CaseName, string][] = [
    [
      'promises no iss in its responses',
      'fapi2-without-iss-promised',
      'authorization_response_iss_parameter_supported',
    ],
    ['takes no pushed requests', 'fapi2-without-par', 'pushed_authorization_request_endpoint'],
    ['does not know S256', 'fapi2-without-s256', 'code_challenge_methods_supported'],
  ]
  test.each(atOnce)(
    'a provider that %s is refused before any browser is sent there',
    async (_, name, check) => {
      const tenant = provider.tenant(name)
      await asClient(tenant, async (client) => {
        await expectRefused(tenant, startSignIn(client), { code: 'provider_misconfigured', check })
        expect(countOf(tenant, 'par')).toBe(0)
      })
    },
  )

  const onReturn: [string, CaseName, { code: string; check: string }, number][] = [
    ['a response without iss', 'fapi2-iss-missing', { code: 'issuer_mismatch', check: 'iss' }, 0],
    ['an ID token by RS256', 'fapi2-rs256-id-token', { code: 'id_token_invalid', check: 'alg' }, 2],
    ['a bearer token', 'fapi2-bearer', { code: 'token_request_refused', check: 'token_type' }, 2],
  ]
  test.each(onReturn)('%s is refused', async (_, name, refusal, token) => {
    const tenant = provider.tenant(name)
    await asClient(tenant, async (client) => {
      await expectRefused(tenant, signIn(client), refusal)
      expect(calls(tenant)).toMatchObject({ token, userinfo: 0 })
    })
  })
})

async function asClient(tenant: Tenant, check: (client: Client) => Promise<void>): Promise<void> {
  await withPublishedKeys(tenant, [await clientKey('PS256', 'one')], check, fapi2)
}
