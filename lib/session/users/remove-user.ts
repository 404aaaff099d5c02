import { store } from '../store/store.ts'

/**
 * Removes what is kept of a person here, for good; their next sign-in is their first. It ends no session: those hold
 * name and address too, until they end. Throws `StoreUnavailable`.
 */
export async function removeUser(iss: string, sub: string): Promise<void> {
  await store().users.remove(iss, sub)
}
