import { type Configuration, getJwksCache, setJwksCache } from 'openid-client'

/**
 * Hands the provider's cached keys to openid-client, marked as old enough that an unknown `kid` makes it fetch anew
 * within the same call: a provider may rotate its keys between two sign-ins. Afterwards call `keepKeys`.
 */
export function handOutKeys(configuration: Configuration): void {
  const known = cache.get(configuration.serverMetadata().issuer)
  if (!known || known.uat <= now() - freshSeconds) return
  const mayRefetch = known.refetchedAt <= now() - coolDownSeconds
  const uat = mayRefetch ? Math.min(known.uat, now() - refetchAgeSeconds) : known.uat
  setJwksCache(configuration, { jwks: known.jwks, uat })
  handedOut.set(configuration, uat)
}

/** Keeps the keys that a call fetched, for the calls after it. */
export function keepKeys(configuration: Configuration): void {
  const keys = getJwksCache(configuration)
  const handed = handedOut.get(configuration)
  if (!keys || keys.uat === handed) return
  const refetchedAt = handed === undefined ? 0 : now()
  cache.set(configuration.serverMetadata().issuer, { ...keys, refetchedAt })
}

const freshSeconds = 5 * 60
// openid-client fetches anew for an unknown `kid` only when its keys are this old.
const refetchAgeSeconds = 61
// Bounds how often tokens with made-up `kid`s can make us ask.
const coolDownSeconds = 5

const handedOut = new WeakMap<Configuration, number>()

// Pages and route handlers get different instances of a module: one cache for both.
const shared = globalThis as { identityStarterKeys?: Map<string, CachedKeys> }
shared.identityStarterKeys ??= new Map()
const cache = shared.identityStarterKeys

function now(): number {
  return Math.floor(Date.now() / 1000)
}

type CachedKeys = NonNullable<ReturnType<typeof getJwksCache>> & { refetchedAt: number }
