import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { isPrefetch } from '#lib/http/is-prefetch.ts'
import { onlyValue } from '#lib/http/query.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { setTransaction } from '#lib/session/transaction-cookie.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { socialProviderNamed } from '#lib/social/configured-social-providers.ts'
import { createSocialRequest } from '#lib/social/social-request.ts'
import { requestBudget } from '#lib/time/request-budget.ts'

/** `GET /auth/social/github?returnTo=&remember=1`: one redirect to the sign-in page of a social provider. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (isPrefetch(request)) return emptyResponse(204)
  const provider = socialProviderNamed((await params).provider)
  if (!provider) return emptyResponse(404)
  const budget = requestBudget()
  try {
    const { url, transaction } = await createSocialRequest(provider, wishes(request), budget)
    await setTransaction(transaction)
    logSecurityEvent({ event: 'sign_in_started', page: 'sign_in' })
    return redirectTo(url.href)
  } catch (thrown) {
    return refuseSignIn(request, thrown, undefined, provider.name)
  }
}

/** What the query may choose. */
function wishes(request: Request) {
  const query = new URL(request.url).searchParams
  return {
    returnTo: safeReturnTo(onlyValue(query, 'returnTo'), env().appUrl),
    remember: onlyValue(query, 'remember') === '1',
  }
}

type Context = { params: Promise<{ provider: string }> }
