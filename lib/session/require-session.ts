import 'server-only'
import { redirect } from 'next/navigation'
import { getSession } from './get-session.ts'
import type { SessionReading } from './session.ts'

/**
 * The session for a page that only signed-in people may open. A signed-out visitor is redirected to sign in and returns
 * to `returnTo`, a path of ours. Call it before the first Suspense boundary, since inside one a redirect comes too
 * late.
 */
export async function requireSession(
  returnTo: string,
): Promise<Exclude<SessionReading, { status: 'signed_out' }>> {
  const reading = await getSession()
  if (reading.status !== 'signed_out') return reading
  redirect(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`)
}
