import type { JWK } from 'jose'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { type App, withApp } from './app-for.ts'

/** The settings of a client that has these keys instead of a secret. */
export function withKeys(...keys: JWK[]): Record<string, string> {
  return { OIDC_CLIENT_SECRET: '', OIDC_CLIENT_PRIVATE_KEY: JSON.stringify({ keys }) }
}

/** As `withApp`, for an issuer that fetches the keys of its client from the app. */
export function withSigningApp(
  tenant: Tenant,
  settings: Record<string, string>,
  check: (app: App) => Promise<unknown>,
): Promise<void> {
  const knowing = (app: App) => {
    tenant.client.jwksUri = `${app.url}/auth/jwks.json`
    return check(app)
  }
  return withApp(tenant, knowing, settings)
}
