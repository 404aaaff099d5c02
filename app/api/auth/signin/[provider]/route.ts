import { signInByNextAuth } from '#lib/social/sign-in-by-next-auth.ts'

/** `POST /api/auth/signin/github`: next-auth's `signIn('github')`. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return signInByNextAuth(request, (await params).provider)
}

type Context = { params: Promise<{ provider: string }> }
