import 'server-only'
import { cookies } from 'next/headers'
import { env } from '#lib/env/env.ts'

/** A cookie's full name: on https with `__Host-`, so that no other host can set it; plain http cannot carry that. */
export function cookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name
}

/** Sets one of our cookies for `maxAge` seconds. Route handlers only. */
export async function setCookie(fullName: string, value: string, maxAge: number): Promise<void> {
  const jar = await cookies()
  jar.set(fullName, value, { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(), maxAge })
}

/** Removes one of our cookies. Route handlers only. */
export async function removeCookie(fullName: string): Promise<void> {
  // Next's own `delete` sends no Secure attribute, and browsers then ignore it for a `__Host-` name.
  await setCookie(fullName, '', 0)
}

function isHttps(): boolean {
  return env().appUrl.protocol === 'https:'
}
