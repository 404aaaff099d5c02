import { clientNamed } from '#lib/ways-in/ways-in.ts'
import { finishSignIn, onlyByGet } from './finish-sign-in.ts'

/** `GET /auth/callback`: the provider's answer to an authorization request, where there is one provider. */
export function GET(request: Request): Promise<Response> {
  return finishSignIn(request, clientNamed(undefined))
}

export const HEAD = onlyByGet
