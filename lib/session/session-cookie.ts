import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieName, removeCookie, setCookie } from './cookie.ts'

/** The store key of the session that this browser's cookie names; nothing without a well-formed cookie. */
export async function readSessionKey(): Promise<string | undefined> {
  const id = (await cookies()).get(cookieName('session'))?.value
  return id && /^[\w-]{43}$/.test(id) ? keyOf(id) : undefined
}

/** Gives this browser a new, unguessable session id for `maxAge` seconds, and returns the store key it belongs to. */
export async function setSessionCookie(maxAge: number): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await setCookie(cookieName('session'), id, maxAge)
  return keyOf(id)
}

/** Takes the session id from this browser. */
export async function removeSessionCookie(): Promise<void> {
  await removeCookie(cookieName('session'))
}

// Who reads the store must not be able to sign in with what stands there.
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
