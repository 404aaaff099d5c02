/** A response without a body, which no cache may keep. */
export function emptyResponse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...noStore, ...headers } })
}

/** For every response that depends on the session or on a sign-in. */
export const noStore = { 'Cache-Control': 'private, no-store' }
