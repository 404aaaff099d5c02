import { plainPage } from '#lib/http/plain-page.ts'

/** 403: the request did not come from a page of this app. */
export function refusedPage(request: Request): Response {
  const text =
    'The request to sign out a device did not come from a page of this app, so nothing has changed.'
  return plainPage(request, 403, { title: 'Nothing was signed out', text, link: account })
}

/**
 * 401 instead of a redirect to sign in: after a POST, Chromium's `form-action` would block the redirect to the
 * provider.
 */
export function signedOutPage(request: Request): Response {
  const text = 'You are signed out here yourself, so nothing has changed. Sign in, then try again.'
  return plainPage(request, 401, { title: 'Nothing was signed out', text, link: account })
}

/** 503: the store did not end all of the sessions, and the page claims nothing about them. */
export function notEndedPage(request: Request): Response {
  const text =
    'Our session service is not responding, so other devices may still be signed in. Try again in a minute.'
  return plainPage(request, 503, { title: 'We could not sign that out', text, link: account })
}

const account = { href: '/account', name: 'Go to your account' }
