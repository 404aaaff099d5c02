import 'server-only'
import type { SessionEndReason } from '#lib/log/security-event.ts'
import { endSession } from './end-session.ts'
import { otherRecords } from './other-records.ts'
import type { Subject } from './session.ts'

/** Ends all of a person's sessions, except this browser's. Throws `StoreUnavailable` when not all ended. */
export async function endOtherSessions(
  user: Subject,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<void> {
  const records = await otherRecords(user)
  // All at once: a provider that is slow to revoke one must not keep the next alive.
  const endings = await Promise.allSettled(records.map(({ key }) => endSession(key, reason, budget)))
  const failed = endings.find((ending) => ending.status === 'rejected')
  if (failed) throw failed.reason
}
