import { wayInOf } from '#lib/ways-in/ways-in.ts'
import { opensWith } from './sealing.ts'
import type { SessionRecord } from './store/session-record.ts'

/**
 * Whether a record is a live session. Its own limits decide, since a store may return an expired record for a short
 * time. A session also ends when the settings no longer have its way in, when that no longer admits the person, and when
 * the operator removes the secret that sealed its tokens.
 */
export function isLive(record: SessionRecord): boolean {
  const now = Date.now() / 1000
  const wayIn = wayInOf(record)
  const isAdmitted = wayIn !== undefined && (wayIn.admits?.(record) ?? true)
  const opens = record.sealedBy === undefined || opensWith('session', record.sealedBy)
  return isAdmitted && opens && record.idleExpiresAt > now && record.absoluteExpiresAt > now
}
