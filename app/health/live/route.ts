/** `GET /health/live`: this process answers. It says nothing of the store or the provider. */
export function GET(): Response {
  return new Response('ok\n', {
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'private, no-store' },
  })
}
