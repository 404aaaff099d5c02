import type { IDToken } from 'openid-client'
import { isAuthenticationError } from './authentication-error.ts'
import { type Claims, claimsFrom, isComplete, withUserinfo } from './claims.ts'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import type { DpopKey } from './dpop-key.ts'
import { userinfo } from './userinfo.ts'

/**
 * A person's claims as the provider tells them at a refresh: a group that it names no longer is gone, a name or an
 * address that it does not repeat stays. Nothing when userinfo is needed and cannot be had. Throws
 * `AuthenticationError` when userinfo speaks of somebody else.
 */
export async function claimsAnew(
  client: Client,
  { idToken, accessToken, dpopKey, before }: Told,
  budget: AbortSignal,
): Promise<Claims | undefined> {
  const byIdToken = idToken ? claimsFrom(idToken) : {}
  if (isComplete(byIdToken, client.wantedClaims)) return byIdToken
  try {
    // The refresh token is used up: nothing that fails from here on may cost what came for it.
    const provider = await configuration(client, budget)
    const told = withUserinfo(byIdToken, await userinfo(provider, accessToken, before.sub, dpopKey))
    return withUserinfo(stillTrue(before, idToken), told)
  } catch (thrown) {
    if (!isAuthenticationError(thrown) || thrown.check === 'userinfo_sub') throw thrown
    return undefined
  }
}

function stillTrue({ claims, idToken: first }: Told['before'], idToken: IDToken | undefined): Claims {
  const { groups, ...others } = claims
  // Where the ID token is what names groups (an Okta org), a refresh without one says nothing of them.
  const unsaid = idToken === undefined && first['groups'] !== undefined
  return { ...others, ...(unsaid && groups && { groups }) }
}

type Told = {
  /** The one that the refresh brought, if it did. */
  idToken: IDToken | undefined
  accessToken: string
  dpopKey: DpopKey | undefined
  before: { sub: string; claims: Claims; idToken: Record<string, unknown> }
}
