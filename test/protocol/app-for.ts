import type { Tenant } from '../hostile-provider/tenant.ts'
import { startApp } from '../start/start-app.ts'

/**
 * The built app, configured for one hostile issuer. Apps start one after the other: on two cores five at once are
 * slower.
 */
export function appFor(tenant: Tenant, settings: Record<string, string> = {}): Promise<App> {
  const app = starting.then(() => start(tenant, settings))
  starting = app.catch(() => undefined)
  return app
}

/** Runs a check against an app of its own for that issuer, and stops it whatever happens. */
export async function withApp(
  tenant: Tenant,
  check: (app: App) => Promise<unknown>,
  settings?: Record<string, string>,
): Promise<void> {
  const app = await appFor(tenant, settings)
  try {
    await check(app)
  } finally {
    await app.stop()
  }
}

let starting: Promise<unknown> = Promise.resolve()

function start(tenant: Tenant, settings: Record<string, string>): Promise<App> {
  return startApp({
    OIDC_ISSUER: tenant.issuer,
    OIDC_CLIENT_ID: tenant.client.id,
    OIDC_CLIENT_SECRET: tenant.client.secret,
    OIDC_PRESET: 'generic',
    ...settings,
  })
}

export type App = Awaited<ReturnType<typeof startApp>>
