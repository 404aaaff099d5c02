import { meetsAcr } from '#lib/oidc/acr.ts'
import { clockToleranceSeconds } from '#lib/oidc/clock.ts'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import type { Session } from './session.ts'

/**
 * Whether the sign-in of a session is at most `maxAge` seconds old and its `acr` is among the wanted ones or stronger. An
 * unknown time counts as too old, an unknown `acr` as weakest.
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

// The seconds between callback and page. The callback allows the tolerance alone, so a sign-in that passed there must
// also pass here, or the visitor would be sent to the provider in a loop.
const wayBack = 30
