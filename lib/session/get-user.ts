import 'server-only'
import { cache } from 'react'
import { findUser } from './find-user.ts'
import { getSession } from './get-session.ts'
import { logStoreFailure } from './store/log-store-failure.ts'
import type { UserRecord } from './store/user-record.ts'

/**
 * The record of the person who is signed in, read once per request. `unknown`: they are signed out, or were removed, or
 * signed in before there were such records. `unavailable`: the store does not answer, so create no record.
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
    logStoreFailure('user_unreadable', thrown)
    return { status: 'unavailable' }
  }
})

export type UserReading =
  | { status: 'known'; user: UserRecord }
  | { status: 'unknown' }
  | { status: 'unavailable' }
