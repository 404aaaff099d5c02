import { onlyClient } from '#lib/configured-client.ts'
import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { log } from '#lib/log/log.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { endSession } from '#lib/session/end-session.ts'
import { readSessionKey, removeSessionCookie } from '#lib/session/session-cookie.ts'
import { isStoreUnavailable } from '#lib/session/store/session-store.ts'
import { watchSession } from '#lib/session/watch-session.ts'
import { socialProviderOf } from '#lib/social/configured-social-providers.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
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
    const reading = await watchSession()
    const ended = await endSession(key, 'sign_out', budget)
    await removeSessionCookie()
    const social = reading.status === 'signed_in' && socialProviderOf(reading.session)
    if (social) return redirectTo(`/auth/signed-out?provider=none&social=${social.name}`)
    const client = ended?.client ?? onlyClient()
    if (!client) return redirectTo('/auth/signed-out')
    return await endAtProvider(request, client, ended?.tokens.idToken, budget)
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'session_not_ended', detail: thrown.message })
    return notSignedOutPage(request)
  }
}
