import 'server-only'
import { readRecord } from './read-record.ts'
import { type SessionReading, sessionFrom } from './session.ts'

/**
 * As `getSession`, for what looks on without anybody's doing, such as a page that asks when the session ends: it never
 * moves the idle limit, or an open page would keep its session for ever.
 */
export async function watchSession(): Promise<SessionReading> {
  const reading = await readRecord()
  if (reading.status !== 'signed_in') return reading
  return { status: 'signed_in', session: sessionFrom(reading.record) }
}
