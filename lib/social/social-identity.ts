import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { claimsFrom } from '#lib/oidc/claims.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'
import type { Profile } from './social-providers.ts'

/**
 * Returns the identity of a social sign-in by the provider's immutable account id; next-auth would invent a missing one.
 * The email address is for display, and no account is looked up by it. Throws `AuthenticationError`.
 */
export function socialIdentity(
  provider: ConfiguredSocialProvider,
  { user, account, profile }: UserClaims,
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
    // No refresh token is kept: these providers do not report that a session of theirs has ended.
    tokens: { accessToken: accessToken ?? '' },
  }
}

function accountId(id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= 255) return id
  if (Number.isSafeInteger(id) && (id as number) > 0) return String(id)
  throw new AuthenticationError('userinfo_invalid', 'userinfo_id', 'userinfo names no account by its id')
}

/** What next-auth passes to its `signIn` callback: the mapped profile, the tokens, and the provider's own profile. */
export type UserClaims = {
  user: { name?: string | null; email?: string | null }
  account: { access_token?: string; expires_in?: number }
  profile: Profile
}
