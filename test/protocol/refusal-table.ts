import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CaseName, cases } from '../hostile-provider/cases.ts'
import type { HostileCase } from '../hostile-provider/hostile-case.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { type App, appFor, withApp } from './app-for.ts'
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
    let shared: { tenant: Tenant; app: App } | undefined
    beforeAll(async () => {
      provider = await startHostileProvider()
      if (!rows.some(canShare)) return
      const tenant = provider.tenant('happy')
      shared = { tenant, app: await appFor(tenant) }
    })
    afterAll(async () => {
      await shared?.app.stop()
      await provider.stop()
    })

    for (const row of rows) {
      test(row.title, async () => {
        if (shared && canShare(row)) {
          shared.tenant.definition = cases[row.case]
          shared.tenant.requests.length = 0
          shared.app.log.length = 0
          return checkRow(row, shared.tenant, shared.app)
        }
        const tenant = provider.tenant(row.case, ...(row.variants ?? []))
        return withApp(tenant, (app) => checkRow(row, tenant, app), row.settings)
      })
    }
  })
}

// An app keeps what it learnt of metadata and keys: cases that leave both alone take turns at one issuer, since
// starting an app is what these tests spend their time on.
function canShare(row: RefusalRow): boolean {
  const { metadata, keys, client }: HostileCase = cases[row.case]
  return !row.settings && !row.variants && !metadata && !keys && !client
}

async function checkRow(row: RefusalRow, tenant: Tenant, app: App): Promise<void> {
  const browser = createBrowser(app.url)
  const { callback } = await signIn(browser)
  await expectRefused(app, tenant, browser, callback, row)
  expect(calls(tenant)).toMatchObject(row.calls)
  expect(tenant.requests.filter(({ endpoint }) => endpoint.startsWith('elsewhere'))).toEqual([])
}

export type RefusalRow = Refusal & {
  title: string
  case: CaseName
  calls: { token: number; userinfo: number; jwks?: number }
  settings?: Record<string, string>
  variants?: string[]
}
