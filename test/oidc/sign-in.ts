import { type Attempt, createAuthorizationRequest } from '#lib/oidc/authorization-request.ts'
import { readAuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import type { Client } from '#lib/oidc/client.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import type { Transaction } from '#lib/oidc/transaction.ts'
import { requestBudget } from '#lib/time/request-budget.ts'

/** One whole sign-in by the functions of lib/oidc, in this process; a fetch stands where the browser would be. */
export async function signIn(client: Client): Promise<Identity> {
  const { url, transaction } = await startSignIn(client)
  return finishSignIn(client, await goToProvider(url), transaction)
}

/** The first step: the authorization request's URL and its transaction. */
export function startSignIn(client: Client): Promise<{ url: URL; transaction: Transaction }> {
  return createAuthorizationRequest(client, attempt, requestBudget())
}

/** The second step: the provider answers the authorization request and names the callback. */
export async function goToProvider(authorizationUrl: URL): Promise<URL> {
  const answer = await fetch(authorizationUrl, { redirect: 'manual' })
  const location = answer.headers.get('location')
  if (!location) throw new Error(`the provider answered ${answer.status} ${await answer.text()}`)
  return new URL(location)
}

/** The last step, as the callback does it. */
export async function finishSignIn(
  client: Client,
  callback: URL,
  transaction: Transaction,
): Promise<Identity> {
  return exchangeCode(client, readAuthorizationResponse(callback), transaction, requestBudget())
}

const attempt: Attempt = { page: 'sign_in', returnTo: '/', remember: false, parameters: {} }
