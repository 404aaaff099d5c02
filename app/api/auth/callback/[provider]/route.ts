import { emptyResponse } from '#lib/http/empty-response.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import { startSession } from '#lib/session/start-session.ts'
import { takeTransaction } from '#lib/session/transaction-cookie.ts'
import { withoutOutcome } from '#lib/sign-in/outcome-in-query.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { socialProviderNamed } from '#lib/social/configured-social-providers.ts'
import { requireAllowed } from '#lib/social/require-allowed.ts'
import { exchangeSocialCode } from '#lib/social/social-exchange.ts'
import { requestBudget } from '#lib/time/request-budget.ts'

/** `GET /api/auth/callback/github`: a social provider's answer, at the address that next-auth's documentation registers. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const provider = socialProviderNamed((await params).provider)
  if (!provider) return emptyResponse(404)
  const budget = requestBudget()
  try {
    const response = readAuthorizationResponse(new URL(request.url))
    const { iss: issuer, clientId } = provider
    const transaction = await takeTransaction(response.state, { issuer, clientId })
    const identity = await exchangeSocialCode(provider, response, transaction, budget)
    requireAllowed(provider, identity)
    await startSession(identity, transaction.remember, budget)
    return redirectTo(withoutOutcome(transaction.returnTo))
  } catch (thrown) {
    return refuseSignIn(request, thrown, undefined, provider.name)
  }
}

/** Next would answer HEAD by running GET, and a link scanner's HEAD must not redeem a code. */
export function HEAD(): Response {
  return emptyResponse(405, { Allow: 'GET' })
}

type Context = { params: Promise<{ provider: string }> }
