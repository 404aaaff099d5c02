/** A small HTML page from a route handler, for responses with a status that no page of the app can have. */
export function plainPage(request: Request, status: number, { title, text, link }: Parts): Response {
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

// A route handler has no layout, and only Next knows the name of the app's stylesheet, so the page carries its own.
const style = `:root{color-scheme:light dark}body{font:1rem/1.5625rem system-ui,sans-serif;max-width:40rem;margin:5rem auto;padding:0 1rem}h1{font-size:1.75rem;line-height:2.125rem;letter-spacing:-.028em;font-weight:600}`

/** The nonce that this answer's policy allows (lib/http-server puts it where Next looks for it too). */
function nonceOf(request: Request): string {
  return /'nonce-([A-Za-z0-9+/=]+)'/.exec(request.headers.get('content-security-policy') ?? '')?.[1] ?? ''
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

type Parts = { title: string; text: string; link: { href: string; name: string } }
