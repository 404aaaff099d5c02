import { configuredClient } from '#lib/configured-client.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import { visitOf } from '#lib/oidc/visit.ts'
import { startSession } from '#lib/session/start-session.ts'
import { takeTransaction } from '#lib/session/transaction-cookie.ts'
import { redirectTo } from '../redirect-to.ts'
import { refuseSignIn } from '../refuse-sign-in.ts'
import { withVisit } from '../visit-query.ts'

/** `GET /auth/callback`: the provider's answer to an authorization request. */
export async function GET(request: Request): Promise<Response> {
  const client = configuredClient()
  const budget = AbortSignal.timeout(5000)
  try {
    const response = readAuthorizationResponse(new URL(request.url))
    const transaction = await takeTransaction(response.state, client.issuer)
    const identity = await exchangeCode(client, response, transaction, budget)
    await startSession(identity, transaction.remember)
    return redirectTo(withVisit(transaction.returnTo, visitOf(client, response, transaction)))
  } catch (thrown) {
    return refuseSignIn(request, thrown)
  }
}

/** Next would answer HEAD by running GET, and a link scanner's HEAD must not redeem anybody's code. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET', 'Cache-Control': 'private, no-store' } })
}
