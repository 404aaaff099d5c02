import 'server-only'
import type { Session } from 'next-auth'
import { cache } from 'react'
import { presentSession } from './present-session.ts'

/**
 * The session of `useSession()`, read on the server for a `SessionProvider`. Returns null without a session, and when
 * the store does not respond. It is for display only: pages and handlers call `getSession()` to decide on access.
 */
export const auth = cache(async (): Promise<Session | null> => {
  const presented = await presentSession()
  return presented.status === 'signed_in' ? presented.session : null
})
