import { providerName } from '#lib/configured-client.ts'

/**
 * 200 and on to the provider by `Refresh`: Chromium applies `form-action` to every redirect that follows a POST, so a
 * redirect would be blocked silently. The address stands in the header alone, since it carries the ID token.
 */
export function signingOutPage(endSessionUrl: URL): Response {
  const text = `You are signed out here. We are signing you out at ${providerName()} now.`
  return page(200, 'Signing out', text, 'Continue', '/auth/signed-out', {
    Refresh: `0;url=${endSessionUrl.href}`,
  })
}

/** 403: the request did not come from a page of ours. */
export function refusedPage(): Response {
  const text =
    'The request to sign out did not come from this app, so nothing has changed. Use the button on the page.'
  return page(403, 'You are still signed in', text, 'Go to the home page', '/')
}

/** 503: the session could not be ended, and the page does not claim that it was. */
export function notSignedOutPage(): Response {
  const text =
    'We cannot reach the place where sign-ins are kept, so you are still signed in. Try again in a minute.'
  return page(503, 'We could not sign you out', text, 'Go to the home page', '/')
}

function page(
  status: number,
  title: string,
  text: string,
  link: string,
  href: string,
  headers: Record<string, string> = {},
): Response {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="${href}">${escapeHtml(link)}</a></p>
</main>
</html>
`
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      ...headers,
    },
  })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
