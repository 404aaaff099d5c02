import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { expectRefused } from './refusal-table.ts'
import { startSignIn } from './sign-in.ts'

const misconfigured = (title: string, name: CaseName, check: string): Row => ({
  title,
  case: name,
  code: 'provider_misconfigured',
  check,
})

const rows: Row[] = [
  misconfigured(
    'row 25: another issuer [oidcc-client-test-discovery-issuer-mismatch]',
    'discovery-issuer-mismatch',
    'discovery_issuer',
  ),
  misconfigured('row 25: the issuer with a slash more', 'discovery-issuer-with-slash', 'discovery_issuer'),
  misconfigured('row 25: the same address in capitals', 'discovery-issuer-in-capitals', 'discovery_issuer'),
  misconfigured('row 26: 404', 'discovery-404', 'discovery_status'),
  {
    ...misconfigured(
      'row 25: a slash after an issuer that is an origin',
      'discovery-issuer-with-slash',
      'discovery_issuer',
    ),
    variants: ['root'],
  },
  { title: 'row 26: 500', case: 'discovery-500', code: 'provider_unreachable', check: 'discovery_status' },
  misconfigured('row 26: HTML', 'discovery-html', 'discovery_status'),
  misconfigured('row 26: JSON that ends early', 'discovery-broken-json', 'discovery'),
  misconfigured(
    'row 26: no authorization_endpoint',
    'discovery-no-authorization-endpoint',
    'authorization_endpoint',
  ),
  misconfigured('row 26: no token_endpoint', 'discovery-no-token-endpoint', 'token_endpoint'),
  misconfigured('row 26: no jwks_uri', 'discovery-no-jwks-uri', 'jwks_uri'),
]

describe('metadata that cannot be trusted sends no browser to the provider', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const row of rows) {
    test(row.title, async () => {
      const tenant = provider.tenant(row.case, ...(row.variants ?? []))
      await expectRefused(tenant, startSignIn(clientAt(tenant)), row)
      expect(countOf(tenant, 'authorize')).toBe(0)
    })
  }
})

type Row = { title: string; case: CaseName; code: string; check: string; variants?: string[] }
