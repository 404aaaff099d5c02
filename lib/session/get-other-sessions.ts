import 'server-only'
import { log } from '#lib/log/log.ts'
import { otherRecords } from './other-records.ts'
import { type Session, sessionFrom } from './session.ts'
import { sessionHandle } from './session-handle.ts'
import { isStoreUnavailable } from './store/session-store.ts'

/**
 * The person's sessions on other devices, each with its handle, the last used first; nothing when the store cannot
 * tell.
 */
export async function getOtherSessions(session: Session): Promise<OtherSession[] | undefined> {
  try {
    const records = await otherRecords(session)
    return records
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map((record) => ({ ...sessionFrom(record), handle: sessionHandle(record) }))
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'sessions_unreadable', detail: thrown.message })
    return undefined
  }
}

export type OtherSession = Session & { handle: string }
