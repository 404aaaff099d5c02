import { errors, type JWTVerifyGetKey } from 'jose'
import { currentKeys, refetchKeys } from './key-cache.ts'
import type { UsableMetadata } from './provider-metadata.ts'

/**
 * The provider's keys for tokens that openid-client does not verify, from the cache that sign-ins use too. They are
 * fetched when needed, and again for an unknown `kid`. Throws `AuthenticationError` when that fails.
 */
export function providerKeys({ jwks_uri: jwksUri }: UsableMetadata): JWTVerifyGetKey {
  return async (header, token) => {
    const keys = await currentKeys(jwksUri)
    try {
      return await keys.find(header, token)
    } catch (thrown) {
      if (!(thrown instanceof errors.JWKSNoMatchingKey)) throw thrown
      const refetched = await refetchKeys(jwksUri, keys, 'statement')
      return refetched.find(header, token)
    }
  }
}
