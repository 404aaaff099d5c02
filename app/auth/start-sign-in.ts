import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { isPrefetch } from '#lib/http/is-prefetch.ts'
import { onlyValue } from '#lib/http/query.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { type Attempt, createAuthorizationRequest } from '#lib/oidc/authorization-request.ts'
import type { Client, HostedUrl } from '#lib/oidc/client.ts'
import { isOffered } from '#lib/oidc/hosted-pages.ts'
import type { HostedPage } from '#lib/oidc/presets/preset.ts'
import type { SignInPage } from '#lib/oidc/sign-in-page.ts'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { setTransaction } from '#lib/session/transaction-cookie.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { chooserAddress } from './choose-provider/chooser-address.ts'
import { clientFor } from './client-for.ts'

/**
 * Sends a visitor to a page of the provider: to sign in, to register, to choose a new password, or to change their
 * account. Where the provider has no such page, its sign-in page opens instead. With several providers and none named,
 * the visitor chooses first.
 */
export async function startSignIn(request: Request, page: SignInPage, stepUp?: StepUp): Promise<Response> {
  if (isPrefetch(request)) return emptyResponse(204)
  const client = await clientFor(request, page)
  if (!client) return redirectTo(chooserAddress(request, page))
  const budget = requestBudget()
  try {
    const hosted = await hostedPage(client, page, budget)
    if ('url' in hosted) return redirectTo(hosted.url)
    const { returnTo, remember, loginHint } = attemptFrom(new URL(request.url).searchParams)
    const parameters = { ...hosted.params, ...(loginHint && { login_hint: loginHint }) }
    const attempt = { page, returnTo, remember, stepUp, parameters, endpoint: hosted.endpoint }
    return await sendToProvider(client, attempt, budget)
  } catch (thrown) {
    return refuseSignIn(request, thrown, client)
  }
}

/**
 * Starts one attempt and redirects the browser to the provider. `by` is for the log: another site started the attempt
 * instead of the person. Throws `AuthenticationError`.
 */
export async function sendToProvider(
  client: Client,
  attempt: Attempt,
  budget: AbortSignal,
  by?: 'third_party',
): Promise<Response> {
  const { url, transaction } = await createAuthorizationRequest(client, attempt, budget)
  await setTransaction(transaction)
  const provider = client.name && { provider: client.name }
  logSecurityEvent({ event: 'sign_in_started', page: attempt.page, ...provider, ...(by && { by }) })
  return redirectTo(url.href)
}

async function hostedPage(
  client: Client,
  page: SignInPage,
  budget: AbortSignal,
): Promise<HostedPage | HostedUrl> {
  const known = page === 'sign_in' ? null : client.pages[page]
  return known && (await isOffered(client, known, budget)) ? known : { params: {} }
}

/** The part of an attempt that the query may choose. */
function attemptFrom(query: URLSearchParams) {
  const demo = env().demoAccounts.find(({ email }) => email === onlyValue(query, 'as'))
  return {
    returnTo: safeReturnTo(onlyValue(query, 'returnTo'), env().appUrl),
    remember: onlyValue(query, 'remember') === '1',
    loginHint: demo?.email,
  }
}
