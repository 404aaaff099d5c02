import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose'
import type { ServerMetadata } from 'openid-client'
import { outboundFetch } from './outbound-fetch.ts'

/**
 * The provider's keys for what openid-client does not verify, fetched when needed: at most 5 minutes old, and anew for
 * an unknown `kid`, at most once in 5 seconds.
 */
export function providerKeys({ jwks_uri: uri = '' }: ServerMetadata): JWTVerifyGetKey {
  const known = cache.get(uri)
  if (known) return known
  const url = new URL(uri)
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: 5 * 60_000,
    cooldownDuration: 5000,
    timeoutDuration: 5000,
    [customFetch]: (address, options) =>
      outboundFetch(
        new Set([url.host]),
        options.signal,
        uri,
      )(address, {
        ...options,
        body: undefined,
        headers: Object.fromEntries(options.headers),
      }),
  })
  cache.set(uri, keys)
  return keys
}

// Pages and route handlers get different instances of a module: one cache for both.
const shared = globalThis as { identityStarterProviderKeys?: Map<string, JWTVerifyGetKey> }
shared.identityStarterProviderKeys ??= new Map()
const cache = shared.identityStarterProviderKeys
