import { createHash } from 'node:crypto'
import { openTokens } from '../../lib/session/sealed-tokens.ts'
import type { SessionStore } from '../../lib/session/store/session-store.ts'
import type { Kept } from './sign-people-in.ts'

/** The values that this commit reads from a store that it has filled: record, tokens and user of each session. */
export async function whatWasKept(store: SessionStore, { sessions, transactions }: Kept, claimed: Claimed[]) {
  const read = await Promise.all(
    Object.entries(sessions).map(async ([name, cookie]) => {
      const key = createHash('sha256').update(cookie).digest('base64url')
      const record = await store.read(key)
      if (!record) throw new Error(`the session ${name} is not in the store`)
      const tokens = await openTokens(key, await store.readSealed(key))
      const user = await store.users.read(record.iss, record.sub)
      return [name, { cookie, record, tokens, user }] as const
    }),
  )
  await store.close()
  return { sessions: Object.fromEntries(read), transactions, claimed }
}

/** A name that the store has claimed, until then (epoch seconds). */
export type Claimed = { name: string; expiresAt: number }
