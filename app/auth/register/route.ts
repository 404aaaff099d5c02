import { startSignIn } from '../start-sign-in.ts'

/** `GET /auth/register`: one redirect to where the provider lets people create an account. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'registration')
}
