/** Every way a sign-in can fail, as `/auth/error?code=` shows it. */
export const authenticationErrorCodes = [
  'transaction_missing',
  'transaction_expired',
  'transaction_used',
  'state_mismatch',
  'issuer_mismatch',
  'access_denied',
  'account_not_allowed',
  'provider_error',
  'token_request_refused',
  'client_refused',
  'id_token_invalid',
  'userinfo_invalid',
  'provider_unreachable',
  'provider_misconfigured',
  'store_unavailable',
  'sign_in_incomplete',
] as const

export type AuthenticationErrorCode = (typeof authenticationErrorCodes)[number]

/**
 * A protocol rule was broken. `code` chooses the visitor's text; `check` names, for the log, the rule that refused;
 * `message` is the operator's text; `cause` is the original error.
 */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError'
  readonly code: AuthenticationErrorCode
  readonly check: string

  constructor(code: AuthenticationErrorCode, check: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    this.check = check
  }
}

/** By name, since pages and route handlers get different instances of this class and share the metadata cache. */
export function isAuthenticationError(thrown: unknown): thrown is AuthenticationError {
  return thrown instanceof Error && thrown.name === 'AuthenticationError'
}
