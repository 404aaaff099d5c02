import { startSignIn } from '../start-sign-in.ts'

/** `GET /auth/login?returnTo=&remember=1`: one redirect to the provider's sign-in page. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'sign_in')
}
