import 'server-only'
import { cache } from 'react'
import { readSession } from './read-session.ts'
import { refreshSession } from './refresh-session.ts'
import type { SessionReading } from './session.ts'
import { touch } from './touch.ts'

/**
 * The session of this request, read once per request. Reading counts as use and refreshes tokens that are due.
 * `unavailable` when the store does not respond: show the store-down text, and treat the visitor as neither signed in nor
 * signed out.
 */
export const getSession = cache(
  (): Promise<SessionReading> =>
    readSession(async (record) => {
      const refreshed = await refreshSession(record)
      return refreshed && touch(refreshed)
    }),
)
