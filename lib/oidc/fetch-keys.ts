import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose'
import { AuthenticationError } from './authentication-error.ts'
import { freshUntil } from './fresh-until.ts'
import { outboundFetch } from './outbound-fetch.ts'

/**
 * Fetches the JWK Set at `jwksUri` (RFC 7517 5). Returns it with the time until which it may be cached. Throws
 * `AuthenticationError`.
 */
export async function fetchKeys(jwksUri: string): Promise<ProviderKeys> {
  // A budget of its own, since several callers may wait for this response.
  const ask = outboundFetch(new Set([new URL(jwksUri).host]), AbortSignal.timeout(5000))
  const response = await ask(jwksUri, request)
  if (response.status !== 200) throw noKeys(jwksUri, response.status)
  const jwks = await readKeys(jwksUri, response)
  return { jwks: jwks.jwks(), find: jwks, freshUntil: freshUntil(response) }
}

const request = {
  method: 'GET',
  headers: { Accept: 'application/json, application/jwk-set+json' },
  body: undefined,
  redirect: 'manual',
} as const

async function readKeys(jwksUri: string, response: Response): Promise<LocalJWKSet> {
  try {
    return createLocalJWKSet((await response.json()) as JSONWebKeySet)
  } catch (cause) {
    const detail = `GET ${jwksUri} answered with what is no JWK Set`
    throw new AuthenticationError('provider_misconfigured', 'jwks', detail, { cause })
  }
}

function noKeys(jwksUri: string, status: number): AuthenticationError {
  const code = status >= 500 ? 'provider_unreachable' : 'provider_misconfigured'
  return new AuthenticationError(code, 'jwks', `GET ${jwksUri} answered ${status}`)
}

/** Times are epoch milliseconds. */
export type ProviderKeys = {
  jwks: JSONWebKeySet
  /** The one key that verifies a JWS with this header. */
  find: LocalJWKSet
  freshUntil: number
}
