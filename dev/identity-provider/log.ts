/** Writes one JSON line to stdout. Never a password, a token, a query or a body. */
export function log(level: 'info' | 'warn' | 'error', line: LogLine): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...line })}\n`)
}

export type LogLine =
  | { event: 'request'; method: string; path: string; status: number }
  | { event: 'sign_in_failed'; reason: SignInFailure; address: string }
  | { event: 'address_locked'; address: string; until: string }
  | { event: 'signed_in'; sub: string }
  | { event: 'account_registered'; sub: string }
  | { event: 'address_confirmed'; sub: string }
  | { event: 'password_changed'; sub: string }
  | { event: 'post_refused'; path: string; reason: string }
  | { event: 'mail_failed'; reason: string }
  | { event: 'logout_token_not_taken'; reason: string }
  | { event: 'fault'; message: string; stack?: string | undefined }

export type SignInFailure = 'no_match' | 'locked' | 'suspended' | 'unverified' | 'password_expired'
