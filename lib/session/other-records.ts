import 'server-only'
import { isLive } from './is-live.ts'
import type { SessionRecord, User } from './session.ts'
import { readSessionKey } from './session-cookie.ts'
import { store } from './store/store.ts'

/**
 * The records of a person's live sessions, whoever asks: never this browser's, never another person's. Throws
 * `StoreUnavailable`.
 */
export async function otherRecords({ iss, sub }: User): Promise<SessionRecord[]> {
  const ownKey = await readSessionKey()
  const records = await store().listByUser(iss, sub)
  return records.filter((record) => isLive(record) && record.key !== ownKey)
}
