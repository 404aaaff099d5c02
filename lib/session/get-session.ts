import 'server-only'
import { cache } from 'react'
import { configuredClient } from '#lib/configured-client.ts'
import { log } from '#lib/log/log.ts'
import { isLive } from './is-live.ts'
import { isRefreshDue } from './refresh-due.ts'
import { refreshSession } from './refresh-session.ts'
import { type SessionReading, sessionFrom } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import { isStoreUnavailable } from './store/session-store.ts'
import { store } from './store/store.ts'
import { touch } from './touch.ts'

/**
 * Who this request comes from, read once per request. `unavailable` when the store cannot tell: show the store-down
 * text, and neither what is for signed-in people nor that somebody is signed out.
 */
export const getSession = cache(async (): Promise<SessionReading> => {
  const key = await readSessionKey()
  if (!key) return { status: 'signed_out' }
  try {
    const record = await store().read(key)
    if (!record || !isLive(record)) return { status: 'signed_out' }
    const refreshed = isRefreshDue(record) ? await refreshSession(configuredClient(), record) : record
    if (!refreshed || !isLive(refreshed)) return { status: 'signed_out' }
    return { status: 'signed_in', session: sessionFrom(await touch(refreshed)) }
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'session_unreadable', detail: thrown.message })
    return { status: 'unavailable' }
  }
})
