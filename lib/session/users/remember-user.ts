import type { Claims } from '#lib/oidc/claims.ts'
import { store } from '../store/store.ts'

/**
 * Keeps what the provider told of somebody: at a sign-in with its time (epoch seconds), and then they are here from now
 * on; at a refresh without, and then only if they are here. Throws `StoreUnavailable`.
 */
export async function rememberUser(
  { iss, sub, claims: { name, email } }: { iss: string; sub: string; claims: Claims },
  signedInAt?: number,
): Promise<void> {
  const told = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) }
  const { users } = store()
  if (signedInAt === undefined) await users.update(iss, sub, told)
  else await users.signIn(iss, sub, told, signedInAt)
}
