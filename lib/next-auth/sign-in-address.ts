import { env } from '#lib/env/env.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'

/** Where next-auth's `signIn()` leads: to our own sign-in, and back to the page of ours that it names. */
export function signInAddress(request: Request): string {
  const { appUrl } = env()
  const callbackUrl = new URL(request.url).searchParams.get('callbackUrl') ?? ''
  const path = callbackUrl.startsWith(`${appUrl.origin}/`)
    ? callbackUrl.slice(appUrl.origin.length)
    : callbackUrl
  const query = new URLSearchParams({ returnTo: safeReturnTo(path, appUrl) })
  return new URL(`/auth/login?${query}`, appUrl).href
}
