import type { Settings } from '../settings.ts'

/** Where a sign-in starts that no interaction is left for. */
export function signInAtApp({ appUrl }: Settings): string {
  return new URL('/auth/login', appUrl).href
}
