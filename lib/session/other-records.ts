import 'server-only'
import { isLive } from './is-live.ts'
import type { Subject } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/**
 * The records of a person's live sessions, except this browser's. The caller may be an administrator. Throws
 * `StoreUnavailable`.
 */
export async function otherRecords({ iss, sub }: Subject): Promise<SessionRecord[]> {
  const ownKey = await readSessionKey()
  const records = await store().listByUser(iss, sub)
  return records.filter((record) => isLive(record) && record.key !== ownKey)
}
