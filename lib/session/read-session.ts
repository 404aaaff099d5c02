import 'server-only'
import { isAdministrator } from './is-administrator.ts'
import { isLive } from './is-live.ts'
import { type SessionReading, sessionFrom } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import { logStoreFailure } from './store/log-store-failure.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/** Reads this browser's session. Without `use`, reading does not count as activity. */
export async function readSession(use: Use = asItStands): Promise<SessionReading> {
  const key = await readSessionKey()
  if (!key) return { status: 'signed_out' }
  try {
    const record = await store().read(key)
    const used = record && isLive(record) ? await use(record) : undefined
    if (!used || !isLive(used)) return { status: 'signed_out', ended: true }
    const session = sessionFrom(used)
    return { status: 'signed_in', session, administrator: isAdministrator(session) }
  } catch (thrown) {
    logStoreFailure('session_unreadable', thrown)
    return { status: 'unavailable' }
  }
}

const asItStands: Use = async (record) => record

/** Returns the record after its use, or nothing where the session has ended. */
type Use = (record: SessionRecord) => Promise<SessionRecord | undefined>
