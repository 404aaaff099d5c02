import { listSocialProviders } from '#lib/social/sign-in-by-next-auth.ts'

/** `GET /api/auth/providers`: the names that next-auth's `signIn()` accepts. */
export function GET(): Promise<Response> {
  return listSocialProviders()
}
