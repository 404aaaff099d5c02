import { type Configuration, fetchUserInfo } from 'openid-client'
import { type Claims, claimsFrom } from './claims.ts'
import { dpop } from './dpop.ts'
import type { DpopKey } from './dpop-key.ts'
import { protocolFailure } from './protocol-failure.ts'

/**
 * The claims of `sub` from the userinfo endpoint. Nothing where the provider has no such endpoint (OpenID Connect Core
 * 5.3). Throws `AuthenticationError`, also when the answer is about another person.
 */
export async function userinfo(
  provider: Configuration,
  accessToken: string,
  sub: string,
  dpopKey: DpopKey | undefined,
): Promise<Claims> {
  if (!provider.serverMetadata().userinfo_endpoint) return {}
  try {
    return claimsFrom(await fetchUserInfo(provider, accessToken, sub, await dpop(provider, dpopKey)))
  } catch (thrown) {
    throw protocolFailure(thrown, 'userinfo')
  }
}
