import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieName, removeCookie, setCookie } from './cookie.ts'

/** The store key of the session that this browser's cookie names; nothing without a well-formed cookie. */
export async function readSessionKey(): Promise<string | undefined> {
  const id = (await cookies()).get(cookieName('session'))?.value
  return id && /^[\w-]{43}$/.test(id) ? keyOf(id) : undefined
}

/** A new, unguessable session id, and the store key that it belongs to. */
export function createSessionId(): { id: string; key: string } {
  const id = randomBytes(32).toString('base64url')
  return { id, key: keyOf(id) }
}

/** Gives this browser a session id for `maxAge` seconds. */
export async function setSessionCookie(id: string, maxAge: number): Promise<void> {
  await setCookie(cookieName('session'), id, maxAge)
}

/** Removes the session id from this browser. */
export async function removeSessionCookie(): Promise<void> {
  await removeCookie(cookieName('session'))
}

// A reader of the store must not be able to sign in with its contents.
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
