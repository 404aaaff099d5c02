import { isAllowed } from '#lib/env/social-allow-list.ts'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'

/** Throws `AuthenticationError` unless the person is on the provider's allow-list, `AUTH_GITHUB_ALLOW` and the like. */
export function requireAllowed({ name, allowList }: ConfiguredSocialProvider, identity: Identity): void {
  if (isAllowed(allowList, identity)) return
  const variable = `AUTH_${name.toUpperCase()}_ALLOW`
  const detail = `neither the account ${identity.sub} nor the domain of a verified address is in ${variable}`
  throw new AuthenticationError('account_not_allowed', 'allow_list', detail)
}
