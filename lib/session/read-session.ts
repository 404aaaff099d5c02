import 'server-only'
import { log } from '#lib/log/log.ts'
import { isLive } from './is-live.ts'
import { type SessionReading, sessionFrom } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import type { SessionRecord } from './store/session-record.ts'
import { isStoreUnavailable } from './store/session-store.ts'
import { store } from './store/store.ts'

/** This browser's session: as it stands, which is no use of it, or as `use` leaves its record. */
export async function readSession(use: Use = asItStands): Promise<SessionReading> {
  const key = await readSessionKey()
  if (!key) return { status: 'signed_out' }
  try {
    const record = await store().read(key)
    const used = record && isLive(record) ? await use(record) : undefined
    return used && isLive(used)
      ? { status: 'signed_in', session: sessionFrom(used) }
      : { status: 'signed_out', ended: true }
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'session_unreadable', detail: thrown.message })
    return { status: 'unavailable' }
  }
}

const asItStands: Use = async (record) => record

/** What becomes of a record that is being used; nothing when the session is over. */
type Use = (record: SessionRecord) => Promise<SessionRecord | undefined>
