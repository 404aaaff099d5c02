import 'server-only'
import type { Session } from 'next-auth'
import { cache } from 'react'
import { presentSession } from './present-session.ts'

/**
 * What `useSession()` knows, on the server: to hand to a `SessionProvider`. Null when nobody is signed in, and when the
 * store cannot tell. It decides nothing: pages and handlers call `getSession()`.
 */
export const auth = cache(async (): Promise<Session | null> => {
  const presented = await presentSession()
  return presented.status === 'signed_in' ? presented.session : null
})
