import { fetchKeys, type ProviderKeys } from './fetch-keys.ts'
import { processCache } from './process-cache.ts'

/** The keys at `jwksUri`, if they are known and fresh. */
export function knownKeys(jwksUri: string): ProviderKeys | undefined {
  const { keys } = cachedAt(jwksUri)
  return keys && keys.freshUntil > Date.now() ? keys : undefined
}

/** Fresh keys, fetched if need be; callers at the same time share one request. Throws `AuthenticationError`. */
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
 * Keys for a `kid` that is not among those seen, fetched anew: a provider may rotate just before it signs. A look that
 * brings no new `kid`, or fails, is the last one for 5 seconds. Throws `AuthenticationError`.
 */
export async function keysAnew(jwksUri: string, seen: ProviderKeys, looker: Looker): Promise<ProviderKeys> {
  const cached = cachedAt(jwksUri)
  const known = knownKeys(jwksUri)
  if (known && bringsNews(known, kidsOf(seen))) return known
  const last = cached.looks[looker]
  if (last && last.startedAt > Date.now() - coolDownMilliseconds) return last.keys
  const keys = fetchKeys(jwksUri).then((fetched) => {
    if (bringsNews(fetched, cached.kids)) delete cached.looks[looker]
    // While a provider rotates, its nodes may answer in turns: what was there before is no news.
    return keep(cached, fetched, new Set([...cached.kids, ...kidsOf(fetched)]))
  })
  cached.looks[looker] = { keys, startedAt: Date.now() }
  return keys
}

const coolDownMilliseconds = 5000

const cache = processCache<CachedKeys>('identityStarterKeys')

function cachedAt(jwksUri: string): CachedKeys {
  const known = cache.get(jwksUri)
  if (known) return known
  const made: CachedKeys = { kids: new Set(), looks: {} }
  cache.set(jwksUri, made)
  return made
}

function keep(cached: CachedKeys, keys: ProviderKeys, kids: Kids): ProviderKeys {
  Object.assign(cached, { keys, kids })
  return keys
}

function bringsNews(keys: ProviderKeys, kids: Kids): boolean {
  return [...kidsOf(keys)].some((kid) => !kids.has(kid))
}

function kidsOf({ jwks }: ProviderKeys): Kids {
  return new Set(jwks.keys.map(({ kid }) => kid))
}

/**
 * Anybody can post a logout token with a made-up `kid`, but only the provider signs people in: the cool-down of the one
 * must not keep the other from a new key.
 */
export type Looker = 'sign_in' | 'statement'

type Kids = Set<string | undefined>

type CachedKeys = {
  keys?: ProviderKeys
  underWay?: Promise<ProviderKeys>
  /** Every one since the keys were last fetched because they had grown old. */
  kids: Kids
  looks: Partial<Record<Looker, { keys: Promise<ProviderKeys>; startedAt: number }>>
}
