import { startSignIn } from '../start-sign-in.ts'

/** `GET /auth/mfa?returnTo=&remember=1`: one redirect to where the provider lets people set up a sign-in factor. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'mfa')
}
