import { env } from '#lib/env/env.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'

/** Where next-auth's `signIn()` leads: to one of our own sign-ins, and back to the page of ours that it names. */
export function signInAddress(callbackUrl: string, signIn = '/auth/login'): string {
  const { appUrl } = env()
  const path = callbackUrl.startsWith(`${appUrl.origin}/`)
    ? callbackUrl.slice(appUrl.origin.length)
    : callbackUrl
  const query = new URLSearchParams({ returnTo: safeReturnTo(path, appUrl) })
  return new URL(`${signIn}?${query}`, appUrl).href
}
