import { startSignIn } from '../start-sign-in.ts'

/** `GET /auth/reset-password`: one redirect to where the provider lets people choose a new password. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'password_reset')
}
