import { errors, type JWTVerifyGetKey } from 'jose'
import type { ServerMetadata } from 'openid-client'
import { currentKeys, keysAnew } from './key-cache.ts'

/**
 * The provider's keys for what openid-client does not verify, from the cache that sign-ins use too: fetched when
 * needed, and anew for an unknown `kid`. Throws `AuthenticationError` when they cannot be had.
 */
export function providerKeys({ jwks_uri: jwksUri = '' }: ServerMetadata): JWTVerifyGetKey {
  return async (header, token) => {
    const keys = await currentKeys(jwksUri)
    try {
      return await keys.find(header, token)
    } catch (thrown) {
      if (!(thrown instanceof errors.JWKSNoMatchingKey)) throw thrown
      const anew = await keysAnew(jwksUri, keys, 'statement')
      return anew.find(header, token)
    }
  }
}
