import { store } from './store/store.ts'

/**
 * Removes the record of a person for good: their next sign-in counts as their first. It ends no session, and a session
 * holds name and address until it ends. Throws `StoreUnavailable`.
 */
export async function removeUser(iss: string, sub: string): Promise<void> {
  await store().users.remove(iss, sub)
}
