import type { SignOutOutcome } from '#components/account/sign-out-notice.tsx'
import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { getSession } from '#lib/session/get-session.ts'
import type { Session } from '#lib/session/session.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { notEndedPage, refusedPage, signedOutPage } from './pages.ts'
import { accountWith } from './sign-out-query.ts'

/**
 * Ends sessions for a form of the account page: `end` returns the outcome, with which the browser goes back to that page,
 * or a response of its own.
 */
export async function endAccountSessions(request: Request, end: End): Promise<Response> {
  if (!isSameOrigin(request)) {
    logSecurityEvent({ event: 'sign_out_refused', check: 'csrf' })
    return refusedPage(request)
  }
  const budget = requestBudget()
  const reading = await getSession()
  if (reading.status === 'unavailable') return notEndedPage(request)
  if (reading.status === 'signed_out') return signedOutPage(request)
  try {
    const ended = await end(reading.session, budget)
    return ended instanceof Response ? ended : redirectTo(accountWith(ended))
  } catch (thrown) {
    logStoreFailure('session_not_ended', thrown)
    return notEndedPage(request)
  }
}

type End = (session: Session, budget: AbortSignal) => Promise<SignOutOutcome | Response>
