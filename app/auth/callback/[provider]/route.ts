import { clientNamed } from '#lib/ways-in/ways-in.ts'
import { finishSignIn, onlyByGet } from '../finish-sign-in.ts'

/** `GET /auth/callback/:provider`: the answer of one of several providers. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return finishSignIn(request, clientNamed((await params).provider))
}

export const HEAD = onlyByGet

type Context = { params: Promise<{ provider: string }> }
