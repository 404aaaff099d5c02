import { meetsAcr } from '#lib/oidc/acr.ts'
import { clockToleranceSeconds } from '#lib/oidc/clock.ts'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import type { Session } from './session.ts'

/**
 * Whether a session was signed in to at most `maxAge` seconds ago, and by one of `acr` or stronger. Not told when or
 * how counts as never and weakest.
 */
export function isFresh(session: Session, wanted: StepUp): boolean {
  const { authTime, acr } = session
  const recent = wanted.maxAge === undefined || isRecent(authTime, wanted.maxAge)
  return recent && (!wanted.acr || meetsAcr(acr, wanted.acr, wayInOf(session)?.client?.acrValues ?? []))
}

function isRecent(authTime: number | undefined, maxAge: number): boolean {
  if (authTime === undefined) return false
  const age = Date.now() / 1000 - authTime
  return age >= -clockToleranceSeconds && age <= maxAge + clockToleranceSeconds + wayBack
}

// From the callback, which allows the tolerance alone, back to the page: what passed there passes here, so that nobody
// goes round and round.
const wayBack = 30
