import { emptyResponse } from '#lib/http/empty-response.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { accountActionOutcome } from '#lib/oidc/account-action-outcome.ts'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import { startSession } from '#lib/session/start-session.ts'
import { takeTransaction } from '#lib/session/transaction-cookie.ts'
import { withOutcome, withoutOutcome } from '#lib/sign-in/outcome-in-query.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clientNamed } from '#lib/ways-in/ways-in.ts'

/**
 * `GET /auth/callback`, or `/auth/callback/:provider` where there are several: the response to an authorization request.
 * Each client has a callback of its own.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const client = clientNamed((await params).provider?.join('/'))
  const budget = requestBudget()
  try {
    if (!client) throw new AuthenticationError('issuer_mismatch', 'callback', 'no provider has this callback')
    const response = readAuthorizationResponse(new URL(request.url))
    const transaction = await takeTransaction(response.state, client)
    const identity = await exchangeCode(client, response, transaction, budget)
    await startSession(identity, transaction.remember, budget)
    const outcome = accountActionOutcome(client, response, transaction)
    const { returnTo } = transaction
    return redirectTo(outcome ? withOutcome(returnTo, outcome) : withoutOutcome(returnTo))
  } catch (thrown) {
    return refuseSignIn(request, thrown, client)
  }
}

/** Next would answer HEAD by running GET, and a link scanner's HEAD must not redeem a code. */
export function HEAD(): Response {
  return emptyResponse(405, { Allow: 'GET' })
}

type Context = { params: Promise<{ provider?: string[] }> }
