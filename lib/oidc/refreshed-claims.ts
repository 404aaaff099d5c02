import type { IDToken } from 'openid-client'
import { isAuthenticationError } from './authentication-error.ts'
import { type Claims, claimsFrom, isComplete, withUserinfo } from './claims.ts'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import type { DpopKey } from './dpop-key.ts'
import { userinfo } from './userinfo.ts'

/**
 * A person's claims after a refresh. A group that the provider no longer sends is removed; any other claim that it does
 * not repeat stays. Nothing when userinfo is needed and does not respond. Throws `AuthenticationError` where userinfo
 * is about another person.
 */
export async function refreshedClaims(
  client: Client,
  { idToken, accessToken, dpopKey, before }: Refresh,
  budget: AbortSignal,
): Promise<Claims | undefined> {
  const byIdToken = idToken ? claimsFrom(idToken) : {}
  if (isComplete(byIdToken, client.wantedClaims)) return byIdToken
  try {
    // The refresh token is used up: a failure from here on must not discard the new tokens.
    const provider = await configuration(client, budget)
    const sent = withUserinfo(byIdToken, await userinfo(provider, accessToken, before.sub, dpopKey))
    return withUserinfo(stillTrue(before, idToken), sent)
  } catch (thrown) {
    if (!isAuthenticationError(thrown) || thrown.check === 'userinfo_sub') throw thrown
    return undefined
  }
}

function stillTrue({ claims, idToken: first }: Refresh['before'], idToken: IDToken | undefined): Claims {
  const { groups, ...others } = claims
  // Where groups are in the ID token (an Okta org), a refresh without an ID token leaves them as they are.
  const unsaid = idToken === undefined && first['groups'] !== undefined
  return { ...others, ...(unsaid && groups && { groups }) }
}

type Refresh = {
  /** The ID token of the refresh response, if there is one. */
  idToken: IDToken | undefined
  accessToken: string
  dpopKey: DpopKey | undefined
  before: { sub: string; claims: Claims; idToken: Record<string, unknown> }
}
