import { AuthorizationResponseError } from 'openid-client'
import { isAuthenticationError } from './authentication-error.ts'

/**
 * The error code, where an attempt with `prompt=none` failed only in that the provider would have had to ask the person
 * something (OpenID Connect Core 3.1.2.6); nothing for any other failure.
 */
export function expectedAbsence(thrown: unknown): string | undefined {
  const cause = isAuthenticationError(thrown) ? thrown.cause : undefined
  const told = cause instanceof AuthorizationResponseError ? cause.error : undefined
  return absences.find((known) => known === told)
}

const absences = ['login_required', 'interaction_required', 'consent_required', 'account_selection_required']
