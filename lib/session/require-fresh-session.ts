import 'server-only'
import { redirect } from 'next/navigation'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { getSession } from './get-session.ts'
import { isFresh } from './is-fresh.ts'
import type { SessionReading } from './session.ts'
import { stepUpAddress } from './step-up-address.ts'

/**
 * The session for a page that requires a sign-in at most `maxAge` seconds old, or one of `acr` or stronger. Without one
 * the visitor is redirected to sign in (again) and returns to `returnTo`, a path of ours. Call it before the first
 * Suspense boundary.
 */
export async function requireFreshSession({
  returnTo,
  ...wanted
}: { returnTo: string } & StepUp): Promise<Exclude<SessionReading, { status: 'signed_out' }>> {
  const reading = await getSession()
  if (reading.status === 'unavailable') return reading
  if (reading.status === 'signed_in' && isFresh(reading.session, wanted)) return reading
  const session = reading.status === 'signed_in' ? reading.session : undefined
  redirect(await stepUpAddress(session, returnTo, wanted))
}
