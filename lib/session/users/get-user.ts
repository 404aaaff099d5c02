import 'server-only'
import { cache } from 'react'
import { log } from '#lib/log/log.ts'
import { getSession } from '../get-session.ts'
import { isStoreUnavailable } from '../store/session-store.ts'
import { findUser } from './find-user.ts'
import type { User } from './user.ts'

/**
 * The record of whoever is signed in, read once per request. `unknown`: signed out, removed, or signed in since before
 * there were such records. `unavailable` when the store cannot tell: then make none anew.
 */
export const getUser = cache(async (): Promise<UserReading> => {
  const reading = await getSession()
  if (reading.status === 'unavailable') return reading
  if (reading.status === 'signed_out') return { status: 'unknown' }
  const { iss, sub } = reading.session
  try {
    const user = await findUser(iss, sub)
    return user ? { status: 'known', user } : { status: 'unknown' }
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'user_unreadable', detail: thrown.message })
    return { status: 'unavailable' }
  }
})

export type UserReading = { status: 'known'; user: User } | { status: 'unknown' } | { status: 'unavailable' }
