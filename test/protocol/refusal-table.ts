import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { calls, expectRefused, type Refusal } from './observe.ts'
import { signIn } from './sign-in.ts'

/**
 * One test a row: a whole sign-in at the hostile issuer of that case ends on the error page with this code and check,
 * with no session, and the provider saw exactly these calls.
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
        const tenant = provider.tenant(row.case)
        await withApp(
          tenant,
          async (app) => {
            const browser = createBrowser(app.url)
            const { callback } = await signIn(browser)
            await expectRefused(app, tenant, browser, callback, row)
            expect(calls(tenant)).toMatchObject(row.calls)
            expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
          },
          row.settings,
        )
      })
    }
  })
}

export type RefusalRow = Refusal & {
  title: string
  case: CaseName
  calls: { token: number; userinfo: number; jwks?: number }
  settings?: Record<string, string>
}
