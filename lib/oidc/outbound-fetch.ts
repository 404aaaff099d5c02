import type { CustomFetch } from 'openid-client'
import { AuthenticationError, isAuthenticationError } from './authentication-error.ts'
import { isLoopback } from './is-loopback.ts'
import { networkFault } from './network-fault.ts'

/**
 * The fetch that openid-client uses: only to the given hosts, no redirect followed, at most 1 MB of answer, and never
 * past `budget`, which all calls for one incoming request share. Throws `AuthenticationError`.
 */
export function outboundFetch(allowedHosts: ReadonlySet<string>, budget: AbortSignal): CustomFetch {
  return async (url, options) => {
    requireAllowed(new URL(url), allowedHosts)
    try {
      const signal = AbortSignal.any([budget, ...(options.signal ? [options.signal] : [])])
      const response = await fetch(url, {
        ...(options as RequestInit),
        redirect: 'manual',
        cache: 'no-store',
        signal,
      })
      return await withBoundedBody(response)
    } catch (cause) {
      if (isAuthenticationError(cause)) throw cause
      throw unreachable(`${options.method} ${url}`, cause)
    }
  }
}

const maximumBytes = 1_000_000

function requireAllowed(url: URL, allowedHosts: ReadonlySet<string>): void {
  if (!allowedHosts.has(url.host)) {
    throw new AuthenticationError(
      'provider_misconfigured',
      'host',
      `${url.host} is no host of the configured issuer`,
    )
  }
  // `allowInsecureRequests` applies to every host, so a plain http endpoint that is not on loopback is refused here.
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new AuthenticationError('provider_misconfigured', 'tls', `${url.host} is asked over plain http`)
  }
}

async function withBoundedBody(response: Response): Promise<Response> {
  if (!response.body) return response
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > maximumBytes) {
      throw new AuthenticationError('provider_error', 'body', `${response.url} answered with more than 1 MB`)
    }
    chunks.push(chunk)
  }
  return new Response(Buffer.concat(chunks), response)
}

function unreachable(request: string, cause: unknown): AuthenticationError {
  const timedOut =
    cause instanceof DOMException && (cause.name === 'TimeoutError' || cause.name === 'AbortError')
  return timedOut
    ? new AuthenticationError('provider_unreachable', 'timeout', `${request} did not answer in time`, {
        cause,
      })
    : new AuthenticationError(
        'provider_unreachable',
        'network',
        `${request} did not reach the provider: ${networkFault(cause)}`,
        { cause },
      )
}
