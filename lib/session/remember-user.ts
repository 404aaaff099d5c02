import type { Claims } from '#lib/oidc/claims.ts'
import { store } from './store/store.ts'

/**
 * Keeps a person's claims in their record. A sign-in passes its time (epoch seconds) and creates the record where there
 * is none; a refresh passes no time and changes an existing record only. Throws `StoreUnavailable`.
 */
export async function rememberUser(
  { iss, sub, claims: { name, email } }: { iss: string; sub: string; claims: Claims },
  signedInAt?: number,
): Promise<void> {
  const kept = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) }
  const { users } = store()
  if (signedInAt === undefined) await users.update(iss, sub, kept)
  else await users.signIn(iss, sub, kept, signedInAt)
}
