import { env } from '#lib/env/env.ts'
import { emptyResponse } from '#lib/http/empty-response.ts'
import { isPrefetch } from '#lib/http/is-prefetch.ts'
import { plainPage } from '#lib/http/plain-page.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { sendToProvider } from '../start-sign-in.ts'
import { InitiationRefusal } from './initiation-refusal.ts'
import { type Initiation, readInitiation } from './read-initiation.ts'

/**
 * `GET` and `POST /auth/initiate-login`: another site, usually the provider's portal, starts a sign-in here (OpenID
 * Connect Core 4). Any site can send people to it, so it does the same as `/auth/login` and nothing else. 400 when the
 * request breaks a rule.
 */
export async function GET(request: Request): Promise<Response> {
  if (!env().thirdPartyInitiatedLogin) return emptyResponse(404)
  if (isPrefetch(request)) return emptyResponse(204)
  try {
    return await start(request, await readInitiation(request, clients()))
  } catch (thrown) {
    if (!(thrown instanceof InitiationRefusal)) throw thrown
    logSecurityEvent({ event: 'initiate_login_refused', check: thrown.check, detail: thrown.message })
    return plainPage(request, 400, notMeantForUs)
  }
}

export const POST = GET

async function start(request: Request, { client, returnTo, loginHint }: Initiation): Promise<Response> {
  const parameters: Record<string, string> = loginHint === undefined ? {} : { login_hint: loginHint }
  const attempt = { page: 'sign_in', returnTo, remember: false, parameters } as const
  try {
    return await sendToProvider(client, attempt, requestBudget(), 'third_party')
  } catch (thrown) {
    return refuseSignIn(request, thrown, client)
  }
}

const notMeantForUs = {
  title: 'This sign-in could not begin',
  text: 'The page that sent you here did not say, in the right form, where to sign you in. Sign in from our home page.',
  link: { href: '/', name: 'Go to the home page' },
}
