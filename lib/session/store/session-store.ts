import type { SessionRecord } from './session-record.ts'
import type { UserStore } from './user-store.ts'

/**
 * The store of sessions: SQLite for one machine, Redis for several instances. Every call throws `StoreUnavailable` when
 * the store does not respond; no call returns an expired session.
 */
export interface SessionStore {
  insert(record: SessionRecord, sealed: string): Promise<void>
  read(key: string): Promise<SessionRecord | undefined>
  /** Compare and set in one atomic write: false when the record is gone or no longer at `version`. */
  replace(key: string, version: number, record: SessionRecord, sealed?: string): Promise<boolean>
  remove(key: string): Promise<void>
  listByUser(iss: string, sub: string): Promise<SessionRecord[]>
  listBySid(iss: string, sid: string): Promise<SessionRecord[]>
  /** True for the first caller only, until `expiresAt` (epoch seconds): a `state`, a logout token's `jti`. */
  claim(name: string, expiresAt: number): Promise<boolean>
  readSealed(key: string): Promise<string | undefined>
  /** The records of all people who have signed in, kept by the same driver. */
  readonly users: UserStore
  close(): Promise<void>
}

/** The store did not respond. Neither a sign-in nor a sign-out follows from it. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** By name, since pages and route handlers get different instances of this class and share one store. */
export function isStoreUnavailable(thrown: unknown): thrown is StoreUnavailable {
  return thrown instanceof Error && thrown.name === 'StoreUnavailable'
}
