import 'server-only'
import { readSession } from './read-session.ts'
import type { SessionReading } from './session.ts'

/**
 * As `getSession`, for what looks on without anybody's doing, such as a page that asks when the session ends: it never
 * moves the idle limit, or an open page would keep its session for ever.
 */
export function watchSession(): Promise<SessionReading> {
  return readSession()
}
