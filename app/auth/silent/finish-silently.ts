import { logSecurityEvent } from '#lib/log/security-event.ts'
import type { AuthorizationResponse } from '#lib/oidc/authorization-response.ts'
import type { Client } from '#lib/oidc/client.ts'
import { exchangeCode } from '#lib/oidc/code-exchange.ts'
import { expectedAbsence } from '#lib/oidc/expected-absence.ts'
import type { Transaction } from '#lib/oidc/transaction.ts'
import { readSessionKey } from '#lib/session/session-cookie.ts'
import { readSilentMark } from '#lib/session/silent-mark.ts'
import { startSession } from '#lib/session/start-session.ts'
import { redirectTo } from '../redirect-to.ts'
import { withVisit } from '../visit-query.ts'

/**
 * The end of an attempt that nobody asked for: back to its page, signed in if the provider knows somebody. Who signed in
 * or out here meanwhile has the last word. Throws `AuthenticationError`.
 */
export async function finishSilently(
  client: Client,
  response: AuthorizationResponse,
  transaction: Transaction,
  budget: AbortSignal,
): Promise<Response> {
  const returnTo = withVisit(transaction.returnTo, undefined)
  if ((await readSessionKey()) || (await readSilentMark()) === 'signed_out') return redirectTo(returnTo)
  try {
    await startSession(await exchangeCode(client, response, transaction, budget), false, budget)
  } catch (thrown) {
    const error = expectedAbsence(thrown)
    if (error === undefined) throw thrown
    logSecurityEvent({ event: 'silent_sign_in_declined', error })
  }
  return redirectTo(returnTo)
}
