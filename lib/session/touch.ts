import { now } from '#lib/time/now.ts'
import { logStoreFailure } from './store/log-store-failure.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/**
 * Moves the idle limit of a session in use, with at most one write in `restSeconds`, and never past the absolute limit.
 */
export async function touch(record: SessionRecord, restSeconds = 60): Promise<SessionRecord> {
  const lastSeenAt = now()
  const idleSeconds = record.idleExpiresAt - record.lastSeenAt
  if (lastSeenAt - record.lastSeenAt < Math.min(restSeconds, idleSeconds / 4)) return record
  const touched = {
    ...record,
    version: record.version + 1,
    lastSeenAt,
    idleExpiresAt: Math.min(lastSeenAt + idleSeconds, record.absoluteExpiresAt),
  }
  try {
    // Another request that writes first has moved the limit too.
    return (await store().replace(record.key, record.version, touched)) ? touched : record
  } catch (thrown) {
    // A full disk still lets people read: the session ends at its old limit then.
    logStoreFailure('session_touch_failed', thrown)
    return record
  }
}
