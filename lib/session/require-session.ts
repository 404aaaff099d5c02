import 'server-only'
import { redirect } from 'next/navigation'
import { getSession } from './get-session.ts'
import type { SessionReading } from './session.ts'

/**
 * The session of a page that is for signed-in people. Signed out: goes to sign in and comes back to `returnTo`, a path
 * of ours. Call it before the first Suspense boundary, since inside one a redirect comes too late.
 */
export async function requireSession(
  returnTo: string,
): Promise<Exclude<SessionReading, { status: 'signed_out' }>> {
  const reading = await getSession()
  if (reading.status !== 'signed_out') return reading
  redirect(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`)
}
