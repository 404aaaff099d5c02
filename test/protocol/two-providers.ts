import type { CaseName } from '../hostile-provider/cases.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { startApp } from '../start/start-app.ts'
import type { App } from './app-for.ts'

/** Two providers at different addresses, and the app's settings for both; `one` is the default. */
export async function startTwoProviders(cases: [CaseName, CaseName] = ['one-of-two', 'other-of-two']) {
  const servers = [await startHostileProvider(), await startHostileProvider()] as const
  const one = servers[0].tenant(cases[0], 'fat')
  const other = servers[1].tenant(cases[1], 'fat')
  one.client = { ...one.client, id: 'client-at-one', secret: 'secret-at-one', callback: '/auth/callback/one' }
  other.client = {
    ...other.client,
    id: 'client-at-other',
    secret: 'secret-at-other',
    callback: '/auth/callback/other',
  }
  return {
    one,
    other,
    settings: settingsFor({ one, other }),
    stop: () => Promise.all(servers.map((server) => server.stop())),
  }
}

/** The settings of an app that has these providers, each by its name. */
export function settingsFor(tenants: Record<string, Tenant>): Record<string, string> {
  const each = Object.entries(tenants).flatMap(([name, { issuer, client }]) => {
    const own = { ISSUER: issuer, CLIENT_ID: client.id, CLIENT_SECRET: client.secret, PRESET: 'generic' }
    return Object.entries(own).map(([setting, value]) => [`OIDC_${name.toUpperCase()}_${setting}`, value])
  })
  const plain = { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }
  return { ...plain, OIDC_PROVIDERS: Object.keys(tenants).join(), ...Object.fromEntries(each) }
}

/** Runs a check against an app of its own, and stops it whatever happens. */
export async function withAppOf(
  settings: Record<string, string>,
  check: (app: App) => Promise<unknown>,
): Promise<void> {
  const app = await startApp(settings)
  try {
    await check(app)
  } finally {
    await app.stop()
  }
}
