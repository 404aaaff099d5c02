import type { UserRecord } from './user-record.ts'

/**
 * The store of user records, which outlive sessions. Every call throws `StoreUnavailable` when the store does not
 * answer.
 */
export interface UserStore {
  /**
   * Records a sign-in in one atomic write: the time of the first and of the last, and the newest value of each claim.
   * Creates the record if there is none.
   */
  signIn(iss: string, sub: string, claims: UserClaims, signedInAt: number): Promise<void>
  /** Keeps the claims of a person who has a record. A person who was removed stays removed. */
  update(iss: string, sub: string, claims: UserClaims): Promise<void>
  read(iss: string, sub: string): Promise<UserRecord | undefined>
  remove(iss: string, sub: string): Promise<void>
}

/** The claims that a user's record keeps. A claim that is absent leaves the stored value as it is. */
export type UserClaims = Pick<UserRecord, 'name' | 'email'>
