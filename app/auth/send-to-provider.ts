import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { type Attempt, createAuthorizationRequest } from '#lib/oidc/authorization-request.ts'
import type { Client } from '#lib/oidc/client.ts'
import { setTransaction } from '#lib/session/transaction-cookie.ts'

/**
 * Starts one attempt and sends the browser to the provider with it. `by` tells the log who began it, where it was not
 * the person. Throws `AuthenticationError`.
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
