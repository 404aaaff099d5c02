import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { clientAt } from './client-at.ts'
import { expectRefused } from './refusal-table.ts'
import { signIn } from './sign-in.ts'

const refused = (name: CaseName, code: string, check: string): Row => ({ case: name, code, check })
const unreachable = (name: CaseName, check: string) => refused(name, 'provider_unreachable', check)

const redirecting = [
  refused('discovery-redirects', 'provider_misconfigured', 'discovery_status'),
  refused('jwks-redirects', 'provider_misconfigured', 'jwks'),
  refused('token-redirects', 'token_request_refused', 'token_status'),
  refused('userinfo-redirects', 'userinfo_invalid', 'userinfo_status'),
]
const silent = [
  unreachable('discovery-hangs', 'timeout'),
  unreachable('discovery-hangs-in-body', 'timeout'),
  unreachable('jwks-hangs', 'timeout'),
  unreachable('jwks-hangs-in-body', 'timeout'),
  unreachable('token-hangs', 'timeout'),
  unreachable('token-hangs-in-body', 'timeout'),
  unreachable('userinfo-hangs', 'timeout'),
  unreachable('userinfo-hangs-in-body', 'timeout'),
]
const endless = [
  refused('discovery-never-ends', 'provider_error', 'body'),
  refused('jwks-never-ends', 'provider_error', 'body'),
  refused('token-never-ends', 'provider_error', 'body'),
  refused('userinfo-never-ends', 'provider_error', 'body'),
]
const dropping = [
  unreachable('discovery-drops', 'network'),
  unreachable('jwks-drops', 'network'),
  unreachable('token-drops', 'network'),
  unreachable('userinfo-drops', 'network'),
]

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

describe('calls to the provider', () => {
  for (const row of redirecting) {
    test(`${row.case}: no redirect is followed`, () => walk(row))
  }
  for (const row of endless) {
    test(`${row.case}: the answer is not read to its end`, async () => {
      const tenant = await walk(row)
      expect(tenant.bytesPoured).toBeLessThan(100_000_000)
    })
  }
  for (const row of dropping) {
    test(`${row.case}: an error page`, () => walk(row))
  }
})

describe.concurrent('calls that the provider does not answer', () => {
  for (const row of silent) {
    test(`row 26: ${row.case}: an error page within 6 s`, () => walk(row, 6_000))
  }
})

async function walk(row: Row, milliseconds = Number.POSITIVE_INFINITY) {
  const tenant = provider.tenant(row.case)
  await expectRefused(tenant, signIn(clientAt(tenant)), row)
  // The time from the failed call's arrival at the provider.
  expect(Date.now() - (tenant.requests.at(-1)?.at ?? 0)).toBeLessThan(milliseconds)
  return tenant
}

type Row = { case: CaseName; code: string; check: string }
