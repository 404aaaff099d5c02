import 'server-only'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import { getSession } from './get-session.ts'
import type { Session } from './session.ts'

/**
 * The session of a request to an API route, or the response to return: 403 where a request that changes something does
 * not come from a page of this app (CSRF), 401 where the person is signed out, 503 where the store does not answer.
 */
export async function requireApiSession(request: Request): Promise<Session | Response> {
  if (!safeMethods.includes(request.method) && !isSameOrigin(request)) return emptyResponse(403)
  const reading = await getSession()
  if (reading.status === 'signed_in') return reading.session
  return emptyResponse(reading.status === 'signed_out' ? 401 : 503)
}

// RFC 9110 9.2.1. Next answers OPTIONS itself.
const safeMethods = ['GET', 'HEAD']
