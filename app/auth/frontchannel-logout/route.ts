import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { plainPage } from '#lib/http/plain-page.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import { endSessions } from '#lib/session/end-sessions.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { readSid } from './read-sid.ts'

/**
 * `GET /auth/frontchannel-logout?iss=&sid=`, in a hidden frame of the provider's page (OpenID Connect Front-Channel
 * Logout 1.0, 2): ends that session. A foreign frame is sent no cookie of ours, so it is found by `sid` alone, and
 * nothing signs the request. So a party that knows the `sid` of a session can end it, and do nothing else: the provider
 * must make it unguessable, and no page of ours shows it. The answer never reveals whether the session existed: always
 * 200, or 503 when our store does not respond.
 */
export async function GET(request: Request): Promise<Response> {
  if (!env().frontchannelLogout) return emptyResponse(404)
  try {
    const issuers = clients().map(({ issuer }) => issuer)
    const named = readSid(issuers, new URL(request.url).searchParams)
    await endSessions(named, 'frontchannel_logout', requestBudget())
  } catch (thrown) {
    if (!(thrown instanceof LogoutRefusal)) {
      logStoreFailure('session_not_ended', thrown)
      return plainPage(request, 503, notDone)
    }
    logSecurityEvent({ event: 'frontchannel_logout_refused', check: thrown.check, detail: thrown.message })
  }
  return plainPage(request, 200, heard)
}

const link = { href: '/', name: 'Home' }
const heard = { title: 'Sign-out', text: 'Your provider calls this page when you sign out there.', link }
const notDone = {
  title: 'You may still be signed in here',
  text: 'Our session service is not responding. Try again in a few minutes.',
  link,
}
