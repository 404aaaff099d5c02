import { AuthenticationError } from './authentication-error.ts'

/**
 * The parameters that a provider sent back to the callback, each given once (RFC 6749 3.1). Throws
 * `AuthenticationError` when one is repeated or there is no `state`.
 */
export function readAuthorizationResponse(callbackUrl: URL): AuthorizationResponse {
  const parameters = callbackUrl.searchParams
  const names = [...parameters.keys()]
  if (new Set(names).size < names.length) {
    throw new AuthenticationError(
      'provider_error',
      'duplicate_parameter',
      'a response parameter is given twice',
    )
  }
  const state = parameters.get('state')
  if (!state) throw new AuthenticationError('state_mismatch', 'state', 'the response carries no state')
  return { state, parameters }
}

export type AuthorizationResponse = { state: string; parameters: URLSearchParams }
