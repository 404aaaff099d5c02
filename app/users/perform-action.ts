import { personHref } from '#components/people/people-links.ts'
import { directoryBudget } from '#lib/directory/ask-directory.ts'
import { isSameOrigin } from '#lib/http/is-same-origin.ts'
import { redirectTo } from '#lib/http/redirect-to.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { setFlash } from '#lib/session/flash-cookie.ts'
import { getSession } from '#lib/session/get-session.ts'
import { isFresh } from '#lib/session/is-fresh.ts'
import { recentSignIn, signInAgainPage } from '#lib/session/recent-sign-in.ts'
import type { Session } from '#lib/session/session.ts'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import type { Budget } from '#lib/time/request-budget.ts'
import { type Refusal, refusalPage } from './refusals.ts'
import type { Outcome } from './take-outcome.ts'

/**
 * Performs an administrator's action on a person, from a form of ours and after a recent sign-in, and returns to the
 * person's page, which reports the outcome. Every outcome is logged.
 */
export async function performAction(request: Request, requested: ActionRequest, act: Act): Promise<Response> {
  const { person, action, returnTo } = requested
  const record = (outcome: string, session?: Session) =>
    logSecurityEvent({
      event: 'person_change',
      ...(session && { iss: session.iss, sub: session.sub }),
      action: action.slice(0, 100),
      person: person.slice(0, 100),
      outcome,
    })
  const refuse = (refusal: Refusal, session?: Session, text?: string) => {
    record(refusal, session)
    return refusalPage(request, refusal, personHref(person), text)
  }
  if (!isSameOrigin(request)) return refuse('csrf')
  const reading = await getSession()
  if (reading.status === 'unavailable') return refuse('store_unavailable')
  if (reading.status === 'signed_out') return refuse('signed_out')
  const { session } = reading
  if (!reading.administrator) return refuse('not_an_administrator', session)
  if (!isFresh(session, recentSignIn)) {
    record('sign_in_too_old', session)
    return signInAgainPage(request, returnTo, await stepUpAddress(session, returnTo, recentSignIn))
  }
  try {
    const result = await act(session, await directoryBudget())
    if ('refusal' in result) return refuse(result.refusal, session, result.text)
    record('done', session)
    await setFlash(person, result)
    return redirectTo(personHref(person))
  } catch (thrown) {
    logStoreFailure('session_not_ended', thrown)
    return refuse('store_unavailable', session)
  }
}

/** `returnTo`: the page after a sign-in, if one is needed first. */
type ActionRequest = { person: string; action: string; returnTo: string }

type Act = (administrator: Session, budget: Budget) => Promise<Outcome | { refusal: Refusal; text?: string }>
