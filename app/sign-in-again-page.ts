import { plainPage } from '#lib/http/plain-page.ts'

/** 200 and on to sign in again by `Refresh`, since `form-action` would stop a redirect after a POST. */
export function signInAgainPage(request: Request, returnTo: string, stepUp: string): Response {
  const text = 'This wants a sign-in of the last five minutes, so nothing has changed yet. Sign in again.'
  const link = { href: returnTo, name: 'Continue' }
  const answer = plainPage(request, 200, { title: 'Sign in again', text, link })
  answer.headers.set('Refresh', `0;url=${stepUp}`)
  return answer
}
