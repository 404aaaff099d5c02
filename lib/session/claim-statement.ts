import 'server-only'
import { clockToleranceSeconds } from '#lib/oidc/clock.ts'
import type { ProviderStatement } from '#lib/oidc/provider-statement.ts'
import { store } from './store/store.ts'

/**
 * Whether the `jti` of a provider's statement is new. It is kept until an expired statement is refused anyway. Throws
 * `StoreUnavailable`.
 */
export function claimStatement({ iss, jti, exp }: Omit<ProviderStatement, 'payload'>): Promise<boolean> {
  return store().claim(`logout_token:${JSON.stringify([iss, jti])}`, exp + clockToleranceSeconds)
}
