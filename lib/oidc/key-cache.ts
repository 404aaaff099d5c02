import { fetchKeys, type ProviderKeys } from './fetch-keys.ts'
import { processCache } from './process-cache.ts'

/** The cached keys of `jwksUri`, while they are fresh. */
export function knownKeys(jwksUri: string): ProviderKeys | undefined {
  const { keys } = cachedAt(jwksUri)
  return keys && keys.freshUntil > Date.now() ? keys : undefined
}

/** Fresh keys, from the cache or the provider. Simultaneous callers share one request. Throws `AuthenticationError`. */
export async function currentKeys(jwksUri: string): Promise<ProviderKeys> {
  const known = knownKeys(jwksUri)
  if (known) return known
  const cached = cachedAt(jwksUri)
  cached.underWay ??= fetchKeys(jwksUri)
    .then((keys) => keep(cached, keys, kidsOf(keys)))
    .finally(() => delete cached.underWay)
  return cached.underWay
}

/**
 * Fetches the keys again for an unknown `kid`: a provider may rotate its keys just before it signs. After a fetch that
 * fails or brings no new `kid`, no other is made for 5 seconds. Throws `AuthenticationError`.
 */
export async function refetchKeys(
  jwksUri: string,
  seen: ProviderKeys,
  purpose: Purpose,
): Promise<ProviderKeys> {
  const cached = cachedAt(jwksUri)
  const known = knownKeys(jwksUri)
  if (known && hasNewKey(known, kidsOf(seen))) return known
  const last = cached.lastFetch[purpose]
  if (last && last.startedAt > Date.now() - coolDownMilliseconds) return last.keys
  const keys = fetchKeys(jwksUri).then((fetched) => {
    if (hasNewKey(fetched, cached.kids)) delete cached.lastFetch[purpose]
    // During a rotation the provider's nodes may return different key sets: a key that was seen before is not new.
    return keep(cached, fetched, new Set([...cached.kids, ...kidsOf(fetched)]))
  })
  cached.lastFetch[purpose] = { keys, startedAt: Date.now() }
  return keys
}

const coolDownMilliseconds = 5000

const cache = processCache<CachedKeys>('identityStarterKeys')

function cachedAt(jwksUri: string): CachedKeys {
  const known = cache.get(jwksUri)
  if (known) return known
  const made: CachedKeys = { kids: new Set(), lastFetch: {} }
  cache.set(jwksUri, made)
  return made
}

function keep(cached: CachedKeys, keys: ProviderKeys, kids: Kids): ProviderKeys {
  Object.assign(cached, { keys, kids })
  return keys
}

function hasNewKey(keys: ProviderKeys, kids: Kids): boolean {
  return [...kidsOf(keys)].some((kid) => !kids.has(kid))
}

function kidsOf({ jwks }: ProviderKeys): Kids {
  return new Set(jwks.keys.map(({ kid }) => kid))
}

/**
 * Anyone can post a logout token with a made-up `kid`, but only the provider signs people in: the pause after the first
 * must not keep the second from a new key.
 */
export type Purpose = 'sign_in' | 'statement'

type Kids = Set<string | undefined>

type CachedKeys = {
  keys?: ProviderKeys
  underWay?: Promise<ProviderKeys>
  /** Every `kid` seen since the keys were last fetched because they had expired. */
  kids: Kids
  lastFetch: Partial<Record<Purpose, { keys: Promise<ProviderKeys>; startedAt: number }>>
}
