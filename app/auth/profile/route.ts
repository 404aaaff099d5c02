import { startSignIn } from '../start-sign-in.ts'

/**
 * `GET /auth/profile?returnTo=&remember=1`: one redirect to where the provider lets people edit their personal details.
 */
export function GET(request: Request): Promise<Response> {
  return startSignIn(request, 'profile')
}
