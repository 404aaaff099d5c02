import { allowInsecureRequests, customFetch, discovery, type ServerMetadata } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { outboundFetch } from './outbound-fetch.ts'
import { protocolFailure } from './protocol-failure.ts'
import { withinBudget } from './within-budget.ts'

/**
 * The provider's metadata, at most 5 minutes old; callers at the same time share one request. Throws
 * `AuthenticationError` when it cannot be had or names another issuer (OpenID Connect Discovery 4).
 */
export async function providerMetadata(client: Client, budget: AbortSignal): Promise<ServerMetadata> {
  const what = `the metadata of ${client.issuer}`
  const known = cache.get(client.issuer)
  if (known && known.fetchedAt > Date.now() - freshMilliseconds)
    return withinBudget(budget, what, known.metadata)
  // Its own budget, not its first caller's: a page that waits for a second must not fail the sign-in that joins it.
  const metadata = discover(client, AbortSignal.timeout(discoveryMilliseconds))
  cache.set(client.issuer, { metadata, fetchedAt: Date.now() })
  metadata.catch(() => forgetProviderMetadata(client.issuer))
  return withinBudget(budget, what, metadata)
}

/** Makes the next sign-in ask anew: after a call that did not reach the provider, it may be down or have moved. */
export function forgetProviderMetadata(issuer: string): void {
  cache.delete(issuer)
}

const freshMilliseconds = 5 * 60_000
const discoveryMilliseconds = 5000

// Pages and route handlers get different instances of a module: one cache for both.
const shared = globalThis as { identityStarterMetadata?: Map<string, CachedMetadata> }
shared.identityStarterMetadata ??= new Map()
const cache = shared.identityStarterMetadata

async function discover(client: Client, budget: AbortSignal): Promise<ServerMetadata> {
  const issuer = new URL(client.issuer)
  try {
    const configuration = await discovery(issuer, client.clientId, undefined, undefined, {
      [customFetch]: outboundFetch(new Set([issuer.host]), budget),
      execute: client.allowInsecureRequests ? [allowInsecureRequests] : [],
    })
    return requireUsable(configuration.serverMetadata(), client)
  } catch (cause) {
    throw protocolFailure(cause, 'discovery')
  }
}

function requireUsable(metadata: ServerMetadata, client: Client): ServerMetadata {
  // openid-client compares as URLs, which forgives a trailing slash; issuers are compared to the letter.
  if (metadata.issuer !== client.issuer) {
    throw misconfigured(
      'discovery_issuer',
      `the metadata of ${client.issuer} names the issuer ${metadata.issuer}`,
    )
  }
  for (const endpoint of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    const url = metadata[endpoint]
    if (!url || !URL.canParse(url))
      throw misconfigured(endpoint, `the metadata of ${client.issuer} has no ${endpoint}`)
    requireTls(endpoint, new URL(url), client)
  }
  return metadata
}

function requireTls(endpoint: string, url: URL, client: Client): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && client.allowInsecureRequests)) return
  throw misconfigured(endpoint, `the metadata of ${client.issuer} has a ${endpoint} that is not https`)
}

function misconfigured(check: string, message: string): AuthenticationError {
  return new AuthenticationError('provider_misconfigured', check, message)
}

type CachedMetadata = { metadata: Promise<ServerMetadata>; fetchedAt: number }
