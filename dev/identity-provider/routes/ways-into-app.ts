import type { Settings } from '../settings.ts'

/** The app's address that starts a sign-in, for pages without an interaction. */
export function signInAtApp({ appUrl }: Settings): string {
  return new URL('/auth/login', appUrl).href
}

/** The app's address that starts a password reset, for pages without an interaction. */
export function resetPasswordAtApp({ appUrl }: Settings): string {
  return new URL('/auth/reset-password', appUrl).href
}
