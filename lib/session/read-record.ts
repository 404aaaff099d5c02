import 'server-only'
import { log } from '#lib/log/log.ts'
import { isLive } from './is-live.ts'
import type { SessionRecord } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import { isStoreUnavailable } from './store/session-store.ts'
import { store } from './store/store.ts'

/** The live record of this browser's session, as it stands: reading it is no use of the session. */
export async function readRecord(): Promise<RecordReading> {
  const key = await readSessionKey()
  if (!key) return { status: 'signed_out' }
  try {
    const record = await store().read(key)
    return record && isLive(record) ? { status: 'signed_in', record } : { status: 'signed_out' }
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'session_unreadable', detail: thrown.message })
    return { status: 'unavailable' }
  }
}

type RecordReading =
  | { status: 'signed_in'; record: SessionRecord }
  | { status: 'signed_out' }
  | { status: 'unavailable' }
