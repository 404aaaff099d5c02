import 'server-only'
import { clockToleranceSeconds } from '#lib/oidc/clock.ts'
import type { ProviderStatement } from '#lib/oidc/provider-statement.ts'
import { store } from './store/store.ts'

/**
 * Whether a statement of the provider's is here for the first time, by its `jti`; kept as long as an expired one may
 * still pass. Throws `StoreUnavailable`.
 */
export function claimStatement({ iss, jti, exp }: Omit<ProviderStatement, 'payload'>): Promise<boolean> {
  return store().claim(`logout_token:${JSON.stringify([iss, jti])}`, exp + clockToleranceSeconds)
}
