import { allowInsecureRequests, customFetch, discovery, type ServerMetadata } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { freshUntil } from './fresh-until.ts'
import { outboundFetch } from './outbound-fetch.ts'
import { processCache } from './process-cache.ts'
import { protocolFailure } from './protocol-failure.ts'
import { withinBudget } from './within-budget.ts'

/**
 * The provider's metadata, cached for at most 5 minutes. Simultaneous callers share one request. Throws
 * `AuthenticationError` when the metadata is unavailable or names another issuer (OpenID Connect Discovery 4).
 */
export async function providerMetadata(client: Client, budget: AbortSignal): Promise<UsableMetadata> {
  const what = `the metadata of ${client.issuer}`
  const known = cache.get(client.issuer)
  if (known && known.freshUntil > Date.now()) return withinBudget(budget, what, known.metadata)
  // A budget of its own: a page that waits for one second must not fail the sign-in that shares the request.
  const discovering = { freshUntil: Number.POSITIVE_INFINITY }
  const metadata = discover(client, client.sharedBudget(), (answer) => {
    discovering.freshUntil = freshUntil(answer)
  })
  cache.set(client.issuer, Object.assign(discovering, { metadata }))
  metadata.catch(() => forgetProviderMetadata(client.issuer))
  return withinBudget(budget, what, metadata)
}

/** Makes the next sign-in fetch the metadata: after a failed call the provider may be down or have moved. */
export function forgetProviderMetadata(issuer: string): void {
  cache.delete(issuer)
}

const cache = processCache<CachedMetadata>('identityStarterMetadata')

async function discover(client: Client, budget: AbortSignal, hear: (answer: Response) => void) {
  const issuer = new URL(client.issuer)
  const ask = outboundFetch(new Set([issuer.host]), budget)
  try {
    const configuration = await discovery(issuer, client.clientId, undefined, undefined, {
      [customFetch]: async (url, options) => {
        const answer = await ask(url, options)
        hear(answer)
        return answer
      },
      execute: client.allowInsecureRequests ? [allowInsecureRequests] : [],
    })
    return requireUsable(configuration.serverMetadata(), client)
  } catch (cause) {
    throw protocolFailure(cause, 'discovery')
  }
}

function requireUsable(metadata: ServerMetadata, client: Client): UsableMetadata {
  // openid-client compares URLs and so ignores a trailing slash; issuers must be equal as strings.
  if (metadata.issuer !== client.issuer) {
    throw misconfigured(
      'discovery_issuer',
      `the metadata of ${client.issuer} names the issuer ${metadata.issuer}`,
    )
  }
  return {
    ...metadata,
    authorization_endpoint: requireEndpoint('authorization_endpoint', metadata, client),
    token_endpoint: requireEndpoint('token_endpoint', metadata, client),
    jwks_uri: requireEndpoint('jwks_uri', metadata, client),
  }
}

function requireEndpoint(name: Endpoint, metadata: ServerMetadata, client: Client): string {
  const url = metadata[name]
  if (!url || !URL.canParse(url)) throw misconfigured(name, `the metadata of ${client.issuer} has no ${name}`)
  requireTls(name, new URL(url), client)
  return url
}

function requireTls(endpoint: string, url: URL, client: Client): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && client.allowInsecureRequests)) return
  throw misconfigured(endpoint, `the metadata of ${client.issuer} has a ${endpoint} that is not https`)
}

function misconfigured(check: string, message: string): AuthenticationError {
  return new AuthenticationError('provider_misconfigured', check, message)
}

/** `freshUntil` is in epoch milliseconds, and infinite while the request runs. */
type CachedMetadata = { metadata: Promise<UsableMetadata>; freshUntil: number }

type Endpoint = 'authorization_endpoint' | 'token_endpoint' | 'jwks_uri'

/** Metadata that has every endpoint which a sign-in needs. */
export type UsableMetadata = ServerMetadata & Record<Endpoint, string>
