import 'server-only'
import { readSession } from './read-session.ts'
import type { SessionReading } from './session.ts'

/**
 * Like `getSession`, for requests that a page makes by itself. Reading does not move the idle limit, so that an open
 * page does not keep its session for ever.
 */
export function watchSession(): Promise<SessionReading> {
  return readSession()
}
