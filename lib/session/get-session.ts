import 'server-only'
import { cache } from 'react'
import { configuredClient } from '#lib/configured-client.ts'
import { readRecord } from './read-record.ts'
import { isRefreshDue } from './refresh-due.ts'
import { refreshSession } from './refresh-session.ts'
import { type SessionReading, sessionFrom } from './session.ts'
import { touch } from './touch.ts'

/**
 * Who this request comes from, read once per request; that counts as use, and refreshes what is due. `unavailable` when
 * the store cannot tell: show the store-down text, and neither what is for signed-in people nor that somebody is
 * signed out.
 */
export const getSession = cache(async (): Promise<SessionReading> => {
  const reading = await readRecord(async (record) => {
    const refreshed = isRefreshDue(record) ? await refreshSession(configuredClient(), record) : record
    return refreshed && touch(refreshed)
  })
  if (reading.status !== 'signed_in') return reading
  return { status: 'signed_in', session: sessionFrom(reading.record) }
})
