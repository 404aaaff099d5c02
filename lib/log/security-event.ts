import { log } from './log.ts'

/** Writes what happened to somebody's sign-in or session: refusals as `warn`, the rest as `info`. */
export function logSecurityEvent(event: SecurityEvent): void {
  const level = event.event.endsWith('_refused') ? 'warn' : 'info'
  log()[level](event)
}

export type SecurityEvent =
  | { event: 'sign_in_started'; page: SignInPage }
  | { event: 'sign_in_succeeded'; iss: string; sub: string; device: string; remembered: boolean }
  | { event: 'sign_in_refused'; code: string; check: string; reference: string; detail: string }
  | { event: 'session_ended'; iss: string; sub: string; reason: SessionEndReason }
  | { event: 'sign_out_refused'; check: 'csrf' }
  | { event: 'logout_token_refused'; check: string; detail: string }
  | { event: 'universal_logout_refused'; check: string; detail: string }
  | { event: 'frontchannel_logout_refused'; check: string; detail: string }
  | { event: 'people_searched'; iss: string; sub: string; by: string[] }
  | { event: 'person_viewed'; iss: string; sub: string; person: string }
  | { event: 'administration_refused'; iss: string; sub: string; page: string }

export type SessionEndReason =
  | 'sign_out'
  | 'signed_out_elsewhere'
  | 'backchannel_logout'
  | 'universal_logout'
  | 'frontchannel_logout'
  | 'replaced'

/** The pages of the provider's that an attempt may open first. */
export const signInPages = [
  'sign_in',
  'registration',
  'password_reset',
  'change_password',
  'profile',
  'mfa',
] as const

export type SignInPage = (typeof signInPages)[number]
