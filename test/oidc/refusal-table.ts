import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, type Tenant } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { signIn } from './sign-in.ts'

/**
 * One test for each row: a whole sign-in at the hostile issuer of that case is refused with this code and check, and
 * the provider gets exactly these calls. `test/protocol/refusals.test.ts` sends one row of each table through the app.
 */
export function testRefusals(subject: string, rows: RefusalRow[]): void {
  describe(subject, () => {
    let provider: HostileProvider
    beforeAll(async () => {
      provider = await startHostileProvider()
    })
    afterAll(() => provider.stop())

    for (const row of rows) {
      test(row.title, async () => {
        const tenant = provider.tenant(row.case, ...(row.variants ?? []))
        await expectRefused(tenant, signIn(clientAt(tenant, row.settings)), row)
        expect(calls(tenant)).toMatchObject(row.calls)
      })
    }
  })
}

/** Expects a refusal with this code and check, a message without secrets, and no followed redirect. */
export async function expectRefused(
  tenant: Tenant,
  signIn: Promise<unknown>,
  { code, check }: Refusal,
): Promise<string> {
  const refusal = await signIn.then(
    () => new Error('the sign-in was accepted'),
    (thrown: unknown) => thrown,
  )
  if (!isAuthenticationError(refusal)) throw refusal
  expect({ code: refusal.code, check: refusal.check }).toEqual({ code, check })
  const secrets = [tenant.client.secret, ...tenant.grants.keys(), ...tenant.accessTokens.keys()]
  expect(secrets.filter((secret) => refusal.message.includes(secret))).toEqual([])
  expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
  return refusal.message
}

export type Refusal = { code: string; check: string }

export type RefusalRow = Refusal & {
  title: string
  case: CaseName
  calls: { token: number; userinfo: number; jwks?: number }
  settings?: Partial<Client>
  variants?: string[]
}
