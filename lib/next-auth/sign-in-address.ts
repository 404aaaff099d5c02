import { env } from '#lib/env/env.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'

/** The address for next-auth's `signIn()`: one of this app's sign-in routes, with the requested page as `returnTo`. */
export function signInAddress(callbackUrl: string, signIn = '/auth/login'): string {
  const { appUrl } = env()
  const path = callbackUrl.startsWith(`${appUrl.origin}/`)
    ? callbackUrl.slice(appUrl.origin.length)
    : callbackUrl
  const query = new URLSearchParams({ returnTo: safeReturnTo(path, appUrl) })
  return new URL(`${signIn}?${query}`, appUrl).href
}
