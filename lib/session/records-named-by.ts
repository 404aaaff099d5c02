import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/** The session of a `sid`, or all of a `sub`, at one issuer; with both, that session if it is theirs. */
export async function recordsNamedBy({ iss, sid, sub }: Named): Promise<SessionRecord[]> {
  if (sid === undefined) return sub === undefined ? [] : store().listByUser(iss, sub)
  const records = await store().listBySid(iss, sid)
  return records.filter((record) => sub === undefined || record.sub === sub)
}

export type Named = { iss: string; sid?: string; sub?: string }
