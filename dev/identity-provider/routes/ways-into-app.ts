import type { Settings } from '../settings.ts'

/** Where a sign-in starts that no interaction is left for. */
export function signInAtApp({ appUrl }: Settings): string {
  return new URL('/auth/login', appUrl).href
}

/** Where the way to a new password starts, likewise. */
export function resetPasswordAtApp({ appUrl }: Settings): string {
  return new URL('/auth/reset-password', appUrl).href
}
