import type { TokenEndpointResponse } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'

/**
 * Refuses a bearer token where the client requires DPoP (RFC 9449 5): a provider without DPoP issues one, and it works
 * for every party that has a copy. Throws `AuthenticationError`.
 */
export function requireBoundToken(client: Client, { token_type: tokenType }: TokenEndpointResponse): void {
  if (!client.dpopBoundAccessTokens || tokenType.toLowerCase() === 'dpop') return
  throw new AuthenticationError(
    'token_request_refused',
    'token_type',
    'the access token is not bound to a key, though OIDC_DPOP_BOUND_ACCESS_TOKENS or SECURITY_PROFILE asks for it',
  )
}
