import { plainPage } from '#lib/http/plain-page.ts'

/**
 * A stranger at an unlocked device must neither sign its owner out of all other devices nor, if the owner is an
 * administrator, change accounts. Both require a sign-in within the last five minutes.
 */
export const recentSignIn = { maxAge: 5 * 60 }

/** 200 and on to sign in again by `Refresh`: `form-action` would stop a redirect after a POST. */
export function signInAgainPage(request: Request, returnTo: string, stepUp: string): Response {
  const text = 'This needs a sign-in within the last five minutes, so nothing has changed yet. Sign in again.'
  const link = { href: returnTo, name: 'Continue' }
  const answer = plainPage(request, 200, { title: 'Sign in again', text, link })
  answer.headers.set('Refresh', `0;url=${stepUp}`)
  return answer
}
