import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import { readStepUp } from '#lib/session/step-up-address.ts'
import { watchSession } from '#lib/session/watch-session.ts'
import { refuseSignIn } from '#lib/sign-in/refuse-sign-in.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import { startSignIn } from '../start-sign-in.ts'
import { noStepUpPage } from './no-step-up-page.ts'

/** `GET /auth/step-up?returnTo=&wanted=&remember=1`: one redirect to a recent or stronger sign-in at the provider. */
export async function GET(request: Request): Promise<Response> {
  const stepUp = await readStepUp(new URL(request.url).searchParams)
  // A redirect back to the page could loop: two instances may have different secrets.
  if (!stepUp) {
    const detail = 'the address does not say, in a form that we sealed, what is wanted'
    return refuseSignIn(request, new AuthenticationError('sign_in_incomplete', 'step_up', detail))
  }
  // A social provider reports neither the time nor the strength of a sign-in, so the page would redirect here for ever.
  const reading = await watchSession()
  const wayIn = reading.status === 'signed_in' && wayInOf(reading.session)
  if (wayIn && !wayIn.client) return noStepUpPage(request, wayIn.label)
  return startSignIn(request, 'sign_in', stepUp)
}
