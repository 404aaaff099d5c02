import 'server-only'
import { cache } from 'react'
import { readSession } from './read-session.ts'
import { refreshSession } from './refresh-session.ts'
import type { SessionReading } from './session.ts'
import { touch } from './touch.ts'

/**
 * Who this request comes from, read once per request; that counts as use, and refreshes what is due. `unavailable` when
 * the store cannot tell: show the store-down text, and neither what is for signed-in people nor that somebody is
 * signed out.
 */
export const getSession = cache(
  (): Promise<SessionReading> =>
    readSession(async (record) => {
      const refreshed = await refreshSession(record)
      return refreshed && touch(refreshed)
    }),
)
