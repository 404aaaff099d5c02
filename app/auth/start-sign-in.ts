import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { isPrefetch } from '#lib/http/is-prefetch.ts'
import { onlyValue } from '#lib/http/query.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import type { Client, HostedUrl } from '#lib/oidc/client.ts'
import { isOffered } from '#lib/oidc/hosted-pages.ts'
import type { HostedPage } from '#lib/oidc/presets/preset.ts'
import type { SignInPage } from '#lib/oidc/sign-in-page.ts'
import type { StepUp } from '#lib/oidc/step-up.ts'
import { safeReturnTo } from '#lib/session/return-to.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { chooserAddress } from './choose-provider/chooser-address.ts'
import { meantClient } from './meant-client.ts'
import { sendToProvider } from './send-to-provider.ts'

/**
 * Sends a visitor to one page of the provider's: to sign in, to register, to choose a new password, or to look after
 * their account. Where the provider has no such page, its sign-in page is the place that leads there. Where there are
 * several providers, and the address names none, the visitor chooses first.
 */
export async function startSignIn(request: Request, page: SignInPage, stepUp?: StepUp): Promise<Response> {
  if (isPrefetch(request)) return emptyResponse(204)
  const client = await meantClient(request, page)
  if (!client) return redirectTo(chooserAddress(request, page))
  const budget = requestBudget()
  try {
    const hosted = await hostedPage(client, page, budget)
    if ('url' in hosted) return redirectTo(hosted.url)
    const { returnTo, remember, loginHint } = wishes(new URL(request.url).searchParams)
    const parameters = { ...hosted.params, ...(loginHint && { login_hint: loginHint }) }
    const attempt = { page, returnTo, remember, stepUp, parameters, endpoint: hosted.endpoint }
    return await sendToProvider(client, attempt, budget)
  } catch (thrown) {
    return refuseSignIn(request, thrown, client)
  }
}

async function hostedPage(
  client: Client,
  page: SignInPage,
  budget: AbortSignal,
): Promise<HostedPage | HostedUrl> {
  const asked = page === 'sign_in' ? null : client.pages[page]
  return asked && (await isOffered(client, asked, budget)) ? asked : { params: {} }
}

/** What the query may choose. */
function wishes(query: URLSearchParams) {
  const demo = env().demoAccounts.find(({ email }) => email === onlyValue(query, 'as'))
  return {
    returnTo: safeReturnTo(onlyValue(query, 'returnTo'), env().appUrl),
    remember: onlyValue(query, 'remember') === '1',
    loginHint: demo?.email,
  }
}
