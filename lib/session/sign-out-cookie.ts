import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { cookieName, setCookie } from './cookie.ts'

/** Remembers the one-time `state` of a sign-out at a provider, and the provider's name. */
export async function rememberSignOut(state: string, provider = ''): Promise<void> {
  await setCookie(cookieName('sign-out'), `${digest(state)}.${provider}`, 10 * 60)
}

/**
 * The name of the provider that has signed the person out too: the returned `state` equals the remembered one. The name
 * is empty where there is one provider.
 */
export async function endedAtProvider(state: string | undefined): Promise<string | undefined> {
  const [left, provider = ''] = (await cookies()).get(cookieName('sign-out'))?.value.split('.') ?? []
  return state !== undefined && left === digest(state) ? provider : undefined
}

function digest(state: string): string {
  return createHash('sha256').update(state).digest('base64url')
}
