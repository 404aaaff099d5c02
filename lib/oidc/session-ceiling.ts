import type { IDToken } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import { isTime, now } from './clock.ts'

/** The provider's own limit of a session, if its ID token states one (OpenID Connect Enterprise Extensions 1.0). */
export function sessionCeiling(idToken: IDToken | undefined): { sessionCeiling?: number } {
  const ceiling = idToken?.['session_expiry']
  return isTime(ceiling) ? { sessionCeiling: Math.floor(ceiling) } : {}
}

/**
 * Refuses a limit that has passed already: the browser would go from page to sign-in and back in a loop. Throws
 * `AuthenticationError`.
 */
export function requireTimeLeft(idToken: IDToken): void {
  const { sessionCeiling: ceiling } = sessionCeiling(idToken)
  if (ceiling === undefined || ceiling > now()) return
  throw new AuthenticationError('sign_in_incomplete', 'session_expiry', 'the session there is over already')
}
