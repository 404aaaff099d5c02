import type { User } from './user.ts'

/**
 * Where users live, beside the sessions and longer than these. Every call throws `StoreUnavailable` when the store
 * cannot answer.
 */
export interface UserStore {
  /** Keeps a sign-in, in one atomic write: of the times the first and the last stay, of what was told the newest. */
  signIn(iss: string, sub: string, told: Told, signedInAt: number): Promise<void>
  /** Keeps what was told of somebody who is here. Whoever was removed stays so. */
  update(iss: string, sub: string, told: Told): Promise<void>
  read(iss: string, sub: string): Promise<User | undefined>
  remove(iss: string, sub: string): Promise<void>
}

/** What the provider told. What it left out this time is kept as it was. */
export type Told = Pick<User, 'name' | 'email'>
