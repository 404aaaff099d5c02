import 'server-only'
import { otherRecords } from './other-records.ts'
import { type Session, type Subject, sessionFrom } from './session.ts'
import { sessionHandle } from './session-handle.ts'
import { logStoreFailure } from './store/log-store-failure.ts'

/**
 * The sessions of these subjects on other devices, each with its handle, the last used first. Nothing when the store
 * does not respond.
 */
export async function getOtherSessions(...users: Subject[]): Promise<OtherSession[] | undefined> {
  try {
    const records = await Promise.all(users.map(otherRecords))
    return records
      .flat()
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map((record) => ({ ...sessionFrom(record), handle: sessionHandle(record) }))
  } catch (thrown) {
    logStoreFailure('sessions_unreadable', thrown)
    return undefined
  }
}

export type OtherSession = Session & { handle: string }
