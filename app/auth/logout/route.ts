import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { endSession } from '#lib/session/end-session.ts'
import { readSessionKey, removeSessionCookie } from '#lib/session/session-cookie.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { onlyClient } from '#lib/ways-in/ways-in.ts'
import { endAtProvider } from './end-at-provider.ts'
import { notSignedOutPage, refusedPage } from './pages.ts'

/** `POST /auth/logout`: ends our session first, then goes on to end the provider's. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) {
    logSecurityEvent({ event: 'sign_out_refused', check: 'csrf' })
    return refusedPage(request)
  }
  const budget = requestBudget()
  try {
    const key = await readSessionKey()
    if (!key) return redirectTo('/auth/signed-out')
    const ended = await endSession(key, 'sign_out', budget)
    await removeSessionCookie()
    if (ended && !ended.wayIn.client)
      return redirectTo(`/auth/signed-out?provider=none&name=${ended.wayIn.name}`)
    const client = ended?.wayIn.client ?? onlyClient()
    if (!client) return redirectTo('/auth/signed-out')
    return await endAtProvider(request, client, ended?.tokens.idToken, budget)
  } catch (thrown) {
    logStoreFailure('session_not_ended', thrown)
    return notSignedOutPage(request)
  }
}
