import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import type { Session } from '#lib/session/session.ts'
import { staySignedIn } from '#lib/session/stay-signed-in.ts'
import { expiresAt } from '#lib/session/store/session-record.ts'

/** `POST /auth/stay`: counts as use of the session, and returns its new end. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403, null)
  const reading = await staySignedIn()
  if (reading.status === 'unavailable') return answer(503, null)
  return reading.status === 'signed_in' ? answer(200, endOf(reading.session)) : answer(401, null)
}

function endOf(session: Session) {
  return { expires: iso(expiresAt(session)), expiresAtTheLatest: iso(session.absoluteExpiresAt) }
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}

function answer(status: number, body: object | null): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
}
