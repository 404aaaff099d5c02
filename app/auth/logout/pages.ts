import { plainPage } from '#lib/http/plain-page.ts'
import type { Client } from '#lib/oidc/client.ts'

/**
 * 200 with a `Refresh` to the provider: Chromium applies `form-action` to every redirect that follows a POST, so a
 * redirect would be blocked silently. The URL is in the header only, since it contains the ID token.
 */
export function signingOutPage(request: Request, { providerName }: Client, endSessionUrl: URL): Response {
  const text = `You are signed out here. We are signing you out at ${providerName} now.`
  const link = { href: '/auth/signed-out', name: 'Continue' }
  const answer = plainPage(request, 200, { title: 'Signing out', text, link })
  answer.headers.set('Refresh', `0;url=${endSessionUrl.href}`)
  return answer
}

/** 403: the request did not come from a page of this app. */
export function refusedPage(request: Request): Response {
  const text = 'The request to sign out did not come from a page of this app, so nothing has changed.'
  return plainPage(request, 403, { title: 'You were not signed out', text, link: home })
}

/** 503: the session could not be ended, and the page does not claim that it was. */
export function notSignedOutPage(request: Request): Response {
  const text = 'Our session service is not responding. You are still signed in. Try again in a minute.'
  return plainPage(request, 503, { title: 'We could not sign you out', text, link: home })
}

const home = { href: '/', name: 'Go to the home page' }
