import type { Visit } from './visit.ts'

/** Where a sign-in starts that no interaction is left for. */
export function signInAtApp({ idp }: Visit): string {
  return new URL('/auth/login', idp.settings.appUrl).href
}
