import 'server-only'
import { cookies } from 'next/headers'
import { env } from '#lib/env/env.ts'
import { cookieHeader, cookieName, setCookie } from './cookie.ts'

/** Why this browser is not to be signed in without a click for now; nothing where nothing speaks against it. */
export async function readSilentMark(): Promise<SilentMark | undefined> {
  const value = (await cookies()).get(cookieName('silent'))?.value
  return value === 'asked' || value === 'signed_out' ? value : undefined
}

/** For ten minutes: the provider was asked on this browser's behalf. Route handlers only. */
export async function markAsked(): Promise<void> {
  await setCookie(cookieName('silent'), 'asked', 10 * 60)
}

/** For twelve hours: somebody signed out here, and is to stay so until they sign in. Route handlers only. */
export async function markSignedOut(): Promise<void> {
  if (env().silentSignIn) await setCookie(cookieName('silent'), 'signed_out', signedOutSeconds)
}

/** The same on an answer that brings cookies of another maker's. */
export function markSignedOutOn(answer: Response): void {
  if (!env().silentSignIn) return
  answer.headers.append('Set-Cookie', cookieHeader(cookieName('silent'), 'signed_out', signedOutSeconds))
}

const signedOutSeconds = 12 * 60 * 60

export type SilentMark = 'asked' | 'signed_out'
