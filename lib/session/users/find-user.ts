import { store } from '../store/store.ts'
import type { User } from './user.ts'

/** The record of somebody who has signed in here; nothing when they never did, or were removed. Throws `StoreUnavailable`. */
export function findUser(iss: string, sub: string): Promise<User | undefined> {
  return store().users.read(iss, sub)
}
