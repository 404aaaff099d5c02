import { startSignIn } from '../start-sign-in.ts'

/** `GET /auth/change-password?returnTo=&remember=1`: one redirect to where the provider lets people change their password. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'change_password')
}
