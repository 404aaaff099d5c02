import 'server-only'
import type { SessionEndReason } from '#lib/log/security-event.ts'
import { endSession } from './end-session.ts'
import { type Named, recordsNamedBy } from './records-named-by.ts'

/**
 * Ends the session of a `sid`, or all of a `sub`, at one issuer. Returns how many there were. Throws
 * `StoreUnavailable` when not all could be ended.
 */
export async function endSessionsOf(
  named: Named,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<number> {
  const records = await recordsNamedBy(named)
  for (const { key } of records) await endSession(key, reason, budget)
  return records.length
}
