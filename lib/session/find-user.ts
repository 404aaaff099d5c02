import { store } from './store/store.ts'
import type { UserRecord } from './store/user-record.ts'

/** The record of a person. Nothing where they have never signed in, or were removed. Throws `StoreUnavailable`. */
export function findUser(iss: string, sub: string): Promise<UserRecord | undefined> {
  return store().users.read(iss, sub)
}
