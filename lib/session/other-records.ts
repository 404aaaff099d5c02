import 'server-only'
import { isLive } from './is-live.ts'
import type { Session, SessionRecord } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import { store } from './store/store.ts'

/**
 * The records of the person's other live sessions: never this browser's, never another person's. Throws
 * `StoreUnavailable`.
 */
export async function otherRecords({ iss, sub }: Session): Promise<SessionRecord[]> {
  const ownKey = await readSessionKey()
  const records = await store().listByUser(iss, sub)
  return records.filter((record) => isLive(record) && record.key !== ownKey)
}
