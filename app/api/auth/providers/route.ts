import { listSocialProviders } from '#lib/social/sign-in-by-next-auth.ts'

/** `GET /api/auth/providers`: what next-auth's `signIn()` may be called with. */
export function GET(): Promise<Response> {
  return listSocialProviders()
}
