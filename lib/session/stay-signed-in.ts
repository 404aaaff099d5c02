import 'server-only'
import { readSession } from './read-session.ts'
import type { SessionReading } from './session.ts'
import { touch } from './touch.ts'

/**
 * Moves the idle limit of this browser's session, even if it was moved within the last minute, but never past the
 * absolute limit. Returns the session after that.
 */
export function staySignedIn(): Promise<SessionReading> {
  return readSession((record) => touch(record, 0))
}
