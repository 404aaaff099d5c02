import { type Configuration, type CustomFetch, setJwksCache } from 'openid-client'
import { now } from './clock.ts'
import { currentKeys, knownKeys, refetchKeys } from './key-cache.ts'
import type { UsableMetadata } from './provider-metadata.ts'
import { withinBudget } from './within-budget.ts'

/**
 * Makes openid-client use the process's key cache: it gets the cached keys, and its requests to `jwks_uri` are answered
 * from the cache. All other requests go through `ask`.
 */
export function shareKeys(
  configuration: Configuration,
  { issuer, jwks_uri: jwksUri }: UsableMetadata,
  ask: CustomFetch,
  budget: AbortSignal,
): CustomFetch {
  const known = knownKeys(jwksUri)
  // Marked as old, so that openid-client fetches the keys again for an unknown `kid` within the same call.
  if (known) setJwksCache(configuration, { jwks: known.jwks, uat: now() - refetchAgeSeconds })
  return async (url, options) => {
    if (url !== new URL(jwksUri).href) return ask(url, options)
    const keys = known ? refetchKeys(jwksUri, known, 'sign_in') : currentKeys(jwksUri)
    return Response.json((await withinBudget(budget, `the keys of ${issuer}`, keys)).jwks)
  }
}

// openid-client fetches keys again only when its own are this old.
const refetchAgeSeconds = 60
