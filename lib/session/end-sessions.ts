import 'server-only'
import type { SessionEndReason } from '#lib/log/security-event.ts'
import { endSession } from './end-session.ts'
import { otherRecords } from './other-records.ts'
import { type Session, type Subject, sessionFrom } from './session.ts'
import { sessionHandle } from './session-handle.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/** Ends the selected sessions and returns them. Throws `StoreUnavailable` when not all ended. */
export async function endSessions(
  selector: SessionSelector,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<Session[]> {
  const records = 'othersOf' in selector ? await othersOf(selector) : await ofProviderSession(selector)
  // All at once: a provider that is slow to revoke one must not keep the next alive.
  const endings = await Promise.allSettled(records.map(({ key }) => endSession(key, reason, budget)))
  const failed = endings.find((ending) => ending.status === 'rejected')
  if (failed) throw failed.reason
  return records.map(sessionFrom)
}

async function othersOf({ othersOf, handle }: Others): Promise<SessionRecord[]> {
  const records = (await Promise.all(othersOf.map(otherRecords))).flat()
  return records.filter((record) => handle === undefined || sessionHandle(record) === handle)
}

async function ofProviderSession(selector: OfProviderSession): Promise<SessionRecord[]> {
  const { sub, clientId, createdBefore = Number.POSITIVE_INFINITY } = selector
  const records = await recordsOf(selector)
  return records.filter(
    (record) =>
      (sub === undefined || record.sub === sub) &&
      (clientId === undefined || record.clientId === clientId) &&
      record.createdAt < createdBefore,
  )
}

async function recordsOf({ iss, sid, sub }: OfProviderSession): Promise<SessionRecord[]> {
  if (sid !== undefined) return store().listBySid(iss, sid)
  return sub === undefined ? [] : store().listByUser(iss, sub)
}

export type SessionSelector = Others | OfProviderSession

/** The live sessions of these subjects, except this browser's. With `handle`, only the session that has it. */
type Others = { othersOf: Subject[]; handle?: string }

/**
 * The session with this `sid` at one issuer, or all sessions of this `sub`; with both, the `sid` must belong to the `sub`.
 * `createdBefore` is in epoch seconds.
 */
type OfProviderSession = {
  iss: string
  sid?: string
  sub?: string
  clientId?: string
  createdBefore?: number
}
