import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { log } from '#lib/log/log.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import type { ProviderStatement } from '#lib/oidc/provider-statement.ts'
import { claimStatement } from '#lib/session/claim-statement.ts'
import { endSessions } from '#lib/session/end-sessions.ts'
import { findUser } from '#lib/session/find-user.ts'
import type { Subject } from '#lib/session/session.ts'
import { isStoreUnavailable } from '#lib/session/store/session-store.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clientOfStatement } from '../client-of-statement.ts'
import { readSubject } from './read-subject.ts'
import { bearerToken, verifyRevocationToken } from './verify-revocation-token.ts'

/**
 * `POST /auth/universal-logout`: the provider ends every session of a person (Okta's Universal Logout, with the statuses of
 * draft-parecki-oauth-global-token-revocation). 204 when done, also if there was no session; 404 for a person who has
 * never signed in here; 503 when the provider's keys are unreachable or our store does not respond.
 */
export async function POST(request: Request): Promise<Response> {
  if (!env().universalLogout) return answer(404)
  const budget = requestBudget()
  try {
    const jwt = bearerToken(request)
    const client = clientOfStatement(jwt, 'sub')
    const token = await verifyRevocationToken(client, jwt, budget)
    await universalLogout(client, await readSubject(request), token, budget)
    return answer(204)
  } catch (thrown) {
    return refuse(thrown)
  }
}

/** Only the provider's POST ends anything. */
export function GET(): Response {
  return env().universalLogout ? answer(405, { Allow: 'POST' }) : answer(404)
}

async function universalLogout(
  client: Client,
  subject: Subject,
  token: ProviderStatement,
  budget: AbortSignal,
): Promise<void> {
  // Unlike a logout token, this token does not name the person: an attacker who caught one could sign anyone out with it.
  if (!(await claimStatement(token))) throw new LogoutRefusal('jti', 'the token has been used before')
  const unknown = new LogoutRefusal(
    'sub_id.unknown',
    'no person with this iss and sub has ever signed in here',
  )
  if (subject.iss !== client.issuer) throw unknown
  const ended = await endSessions(subject, 'universal_logout', budget)
  if (ended.length === 0 && !(await findUser(subject.iss, subject.sub))) throw unknown
}

function refuse(thrown: unknown): Response {
  if (thrown instanceof LogoutRefusal) {
    logSecurityEvent({ event: 'universal_logout_refused', check: thrown.check, detail: thrown.message })
    const status = statuses[thrown.check] ?? 401
    return status === 401 ? answer(401, challenge(thrown.check)) : answer(status)
  }
  if (!isStoreUnavailable(thrown) && !isAuthenticationError(thrown)) throw thrown
  log().error({ event: 'session_not_ended', detail: thrown.message })
  return answer(503)
}

/** The status by the check that refused. Every other check is one of the token. */
const statuses: Record<string, number> = {
  content_type: 400,
  body: 400,
  sub_id: 400,
  'sub_id.format': 422,
  'sub_id.unknown': 404,
}

/** RFC 6750, 3: the challenge names no error when no token was sent. */
function challenge(check: string): Record<string, string> {
  return { 'WWW-Authenticate': check === 'authorization' ? 'Bearer' : 'Bearer error="invalid_token"' }
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return emptyResponse(status, { 'Cache-Control': 'no-store', ...headers })
}
