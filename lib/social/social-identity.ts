import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { claimsFrom } from '#lib/oidc/claims.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'
import type { Profile } from './social-providers.ts'

/**
 * Who signed in at a social provider, by its own immutable id: next-auth would make up an id where there is none. An
 * address comes along to show, and finds nobody. Throws `AuthenticationError`.
 */
export function socialIdentity(
  provider: ConfiguredSocialProvider,
  { user, account, profile }: Told,
): Identity {
  const { access_token: accessToken, expires_in: expiresIn } = account
  return {
    iss: provider.iss,
    sub: accountId(provider.accountId(profile)),
    clientId: provider.clientId,
    claims: claimsFrom({
      name: user.name,
      email: user.email,
      ...(user.email && { email_verified: provider.emailVerified?.(profile) }),
    }),
    ...(typeof expiresIn === 'number' && {
      accessTokenExpiresAt: Math.floor(Date.now() / 1000 + expiresIn),
    }),
    // No refresh token is kept: these providers have no word for a session of theirs that is over.
    tokens: { accessToken: accessToken ?? '' },
  }
}

function accountId(id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= 255) return id
  if (Number.isSafeInteger(id) && (id as number) > 0) return String(id)
  throw new AuthenticationError('userinfo_invalid', 'userinfo_id', 'userinfo names no account by its id')
}

/** What next-auth learnt of somebody: the profile in the catalogue's words, the tokens, the profile as it came. */
export type Told = {
  user: { name?: string | null; email?: string | null }
  account: { access_token?: string; expires_in?: number }
  profile: Profile
}
