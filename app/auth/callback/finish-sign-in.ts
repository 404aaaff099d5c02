import { emptyResponse } from '#lib/http/empty-response.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { accountActionOutcome } from '#lib/oidc/account-action-outcome.ts'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import type { Client } from '#lib/oidc/client.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import { startSession } from '#lib/session/start-session.ts'
import { takeTransaction } from '#lib/session/transaction-cookie.ts'
import { withOutcome, withoutOutcome } from '#lib/sign-in/outcome-in-query.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { requestBudget } from '#lib/time/request-budget.ts'

/** What a provider's answer to an authorization request comes to, at the callback of that client alone. */
export async function finishSignIn(request: Request, client: Client | undefined): Promise<Response> {
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

/** Next would answer HEAD by running GET, and a link scanner's HEAD must not redeem anybody's code. */
export function onlyByGet(): Response {
  return emptyResponse(405, { Allow: 'GET' })
}
