import { log } from './log.ts'

/** Logs an event of a sign-in, a session or an account: refusals as `warn`, others as `info`. */
export function logSecurityEvent(event: SecurityEvent): void {
  const refused = event.event.endsWith('_refused') || ('outcome' in event && event.outcome !== 'done')
  log()[refused ? 'warn' : 'info'](event)
}

export type SecurityEvent =
  | { event: 'sign_in_started'; page: string; provider?: string; by?: 'third_party' }
  | { event: 'sign_in_succeeded'; iss: string; sub: string; device: string; remembered: boolean }
  | SignInRefused
  | { event: 'initiate_login_refused'; check: string; detail: string }
  | { event: 'session_ended'; iss: string; sub: string; reason: SessionEndReason }
  | { event: 'refresh_refused'; iss: string; sub: string; check: string; detail: string }
  | { event: 'sign_out_refused'; check: 'csrf' }
  | { event: 'logout_token_refused'; check: string; detail: string }
  | { event: 'universal_logout_refused'; check: string; detail: string }
  | { event: 'frontchannel_logout_refused'; check: string; detail: string }
  | { event: 'people_searched'; iss: string; sub: string; by: string[] }
  | { event: 'person_viewed'; iss: string; sub: string; person: string }
  | { event: 'administration_refused'; iss: string; sub: string; page: string }
  | PersonChange

/** `detail` is the observation, `cause` its known cause, `fix` the remedy. */
type SignInRefused = {
  event: 'sign_in_refused'
  code: string
  check: string
  reference: string
  /** The provider's name, where there are several. */
  provider?: string
  detail: string
  cause?: string
  fix: string
}

/** An administrator's action, done or refused, on the person with this id. It contains no names. */
type PersonChange = {
  event: 'person_change'
  iss?: string
  sub?: string
  action: string
  person: string
  outcome: string
}

export type SessionEndReason =
  | 'sign_out'
  | 'signed_out_elsewhere'
  | 'backchannel_logout'
  /** The provider refused to refresh it: it has ended there, or the account has. */
  | 'refresh_refused'
  /** Its tokens are from before `OIDC_DPOP_BOUND_ACCESS_TOKENS`. */
  | 'tokens_unbound'
  | 'universal_logout'
  | 'frontchannel_logout'
  | 'replaced'
  | 'administrator'
