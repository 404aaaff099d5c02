import 'server-only'
import { readRecord } from './read-record.ts'
import { type SessionReading, sessionFrom } from './session.ts'
import { touch } from './touch.ts'

/**
 * Counts as use of this browser's session: moves its idle limit, also within the minute of the last time, and never
 * past its absolute limit. Returns the session as it then is.
 */
export async function staySignedIn(): Promise<SessionReading> {
  const reading = await readRecord((record) => touch(record, 0))
  if (reading.status !== 'signed_in') return reading
  return { status: 'signed_in', session: sessionFrom(reading.record) }
}
