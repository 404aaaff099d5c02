import { providerName } from '#lib/configured-client.ts'

/**
 * 200 and on to the provider by `Refresh`: Chromium applies `form-action` to every redirect that follows a POST, so a
 * redirect would be blocked silently. The address stands in the header alone, since it carries the ID token.
 */
export function signingOutPage(request: Request, endSessionUrl: URL): Response {
  const text = `You are signed out here. We are signing you out at ${providerName()} now.`
  const link = { href: '/auth/signed-out', name: 'Continue' }
  const answer = page(request, 200, { title: 'Signing out', text, link })
  answer.headers.set('Refresh', `0;url=${endSessionUrl.href}`)
  return answer
}

/** 403: the request did not come from a page of ours. */
export function refusedPage(request: Request): Response {
  const text = 'The request to sign out did not come from a page of this app, so nothing has changed.'
  return page(request, 403, { title: 'You were not signed out', text, link: home })
}

/** 503: the session could not be ended, and the page does not claim that it was. */
export function notSignedOutPage(request: Request): Response {
  const text =
    'We cannot reach the place where sign-ins are kept. You are still signed in. Try again in a minute.'
  return page(request, 503, { title: 'We could not sign you out', text, link: home })
}

const home = { href: '/', name: 'Go to the home page' }

// A route handler has no layout, and the name of the app's stylesheet is known to Next alone: this is all the style.
const style = `:root{color-scheme:light dark}body{font:1rem/1.5625rem system-ui,sans-serif;max-width:40rem;margin:5rem auto;padding:0 1rem}h1{font-size:1.75rem;line-height:2.125rem;letter-spacing:-.028em;font-weight:600}`

function page(request: Request, status: number, { title, text, link }: Parts): Response {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style nonce="${nonceOf(request)}">${style}</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p><a href="${link.href}">${link.name}</a></p>
</main>
</html>
`
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' }
  return new Response(body, { status, headers })
}

/** The nonce that this answer's policy allows (lib/http-server puts it where Next looks for it too). */
function nonceOf(request: Request): string {
  return /'nonce-([A-Za-z0-9+/=]+)'/.exec(request.headers.get('content-security-policy') ?? '')?.[1] ?? ''
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

type Parts = { title: string; text: string; link: { href: string; name: string } }
