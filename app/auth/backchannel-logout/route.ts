import { emptyResponse } from '#lib/http/empty-response.ts'
import { log } from '#lib/log/log.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import { type LogoutToken, verifyLogoutToken } from '#lib/oidc/logout-token.ts'
import { claimStatement } from '#lib/session/claim-statement.ts'
import { endSessions } from '#lib/session/end-sessions.ts'
import { isStoreUnavailable } from '#lib/session/store/session-store.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clientOfStatement } from '../client-of-statement.ts'
import { readLogoutToken } from './read-logout-token.ts'

/**
 * `POST /auth/backchannel-logout`: the provider reports that a session there has ended (OpenID Connect Back-Channel
 * Logout 1.0, 2.5 to 2.8). 200 when the session has ended here, now or before; 400 when the logout token is not valid;
 * 503 when the provider's keys are unreachable or our store does not respond.
 */
export async function POST(request: Request): Promise<Response> {
  const budget = requestBudget()
  try {
    const jwt = await readLogoutToken(request)
    const client = clientOfStatement(jwt, 'aud')
    const logoutToken = await verifyLogoutToken(client, jwt, budget)
    await backchannelLogout(client, logoutToken, budget)
    return answer(200)
  } catch (thrown) {
    return refuse(thrown)
  }
}

/** Only the provider's POST ends anything. */
export function GET(): Response {
  return answer(405, { Allow: 'POST' })
}

/** A replayed token may only finish what its first delivery could not: sessions created before it was issued. */
async function backchannelLogout(
  client: Client,
  logoutToken: LogoutToken,
  budget: AbortSignal,
): Promise<void> {
  const isNew = await claimStatement(logoutToken)
  const { iss, sid, sub, iat } = logoutToken
  const selector = {
    iss,
    ...(sid !== undefined && { sid }),
    ...(sub !== undefined && { sub }),
    // The provider sends each of its clients a token of its own.
    clientId: client.clientId,
    ...(!isNew && { createdBefore: iat }),
  }
  const ended = await endSessions(selector, 'backchannel_logout', budget)
  if (!isNew && ended.length === 0) throw new LogoutRefusal('jti', 'the logout token has been used before')
}

function refuse(thrown: unknown): Response {
  if (thrown instanceof LogoutRefusal) {
    logSecurityEvent({ event: 'logout_token_refused', check: thrown.check, detail: thrown.message })
    return answer(400)
  }
  if (!isStoreUnavailable(thrown) && !isAuthenticationError(thrown)) throw thrown
  log().error({ event: 'session_not_ended', detail: thrown.message })
  return answer(503)
}

function answer(status: number, headers: Record<string, string> = {}): Response {
  return emptyResponse(status, { 'Cache-Control': 'no-store', ...headers })
}
