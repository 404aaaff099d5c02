import 'server-only'
import { readSession } from './read-session.ts'
import type { SessionReading } from './session.ts'
import { touch } from './touch.ts'

/**
 * Counts as use of this browser's session: moves its idle limit, also within the minute of the last time, and never
 * past its absolute limit. Returns the session as it then is.
 */
export function staySignedIn(): Promise<SessionReading> {
  return readSession((record) => touch(record, 0))
}
