import 'server-only'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session, SessionReading } from '#lib/session/session.ts'

/**
 * Whether the visitor is an administrator. A signed-out visitor is redirected to sign in and returns to `returnTo`.
 * Call it where the data is read, before the first Suspense boundary.
 */
export async function requireAdministrator(returnTo: string): Promise<AdministratorReading> {
  const reading = await requireSession(returnTo)
  if (reading.status === 'unavailable' || reading.administrator) return reading
  return { status: 'refused', session: reading.session }
}

type AdministratorReading =
  | Exclude<SessionReading, { status: 'signed_out' }>
  | { status: 'refused'; session: Session }
