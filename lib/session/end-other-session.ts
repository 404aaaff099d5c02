import 'server-only'
import type { SessionEndReason } from '#lib/log/security-event.ts'
import { endSession } from './end-session.ts'
import { otherRecords } from './other-records.ts'
import type { Subject } from './session.ts'
import { sessionHandle } from './session-handle.ts'

/**
 * Ends the one of a person's sessions that has this handle, unless it is this browser's. Returns its device; nothing
 * when there is none, or none of theirs. Throws `StoreUnavailable`, and then it lives on.
 */
export async function endOtherSession(
  user: Subject,
  handle: string,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<string | undefined> {
  const records = await otherRecords(user)
  const named = records.find((record) => sessionHandle(record) === handle)
  if (named) await endSession(named.key, reason, budget)
  return named?.device
}
