import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieName, setCookie } from './cookie.ts'

/** Remembers the one-time `state` that this browser goes to the provider's sign-out with. */
export async function rememberSignOut(state: string): Promise<void> {
  await setCookie(cookieName('sign-out'), digest(state), 10 * 60)
}

/** Whether the `state` that came back is the one this browser left with, so that the provider did sign out too. */
export async function endedAtProvider(state: string | undefined): Promise<boolean> {
  const left = (await cookies()).get(cookieName('sign-out'))?.value
  return state !== undefined && left === digest(state)
}

function digest(state: string): string {
  return createHash('sha256').update(state).digest('base64url')
}
