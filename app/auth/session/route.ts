import { noStore } from '#lib/http/empty-response.ts'
import type { Session } from '#lib/session/session.ts'
import { expiresAt } from '#lib/session/store/session-record.ts'
import { watchSession } from '#lib/session/watch-session.ts'

/**
 * `GET /auth/session`: who is signed in and when the session ends, or `null`; 503 when the store cannot say. It does not
 * count as activity: an open page that asks does not keep its session. `POST /auth/stay` does.
 */
export async function GET(): Promise<Response> {
  const reading = await watchSession()
  if (reading.status === 'unavailable') return Response.json(null, { status: 503, headers: noStore })
  const body = reading.status === 'signed_in' ? shown(reading.session) : null
  return Response.json(body, { headers: noStore })
}

/** The part that the page may know: no token, and nothing that identifies the session in the store. */
function shown(session: Session) {
  const { iss, sub, claims, absoluteExpiresAt } = session
  const name = claims.name ?? claims.email
  return {
    iss,
    sub,
    ...(name !== undefined && { name }),
    expires: iso(expiresAt(session)),
    expiresAtTheLatest: iso(absoluteExpiresAt),
  }
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}
