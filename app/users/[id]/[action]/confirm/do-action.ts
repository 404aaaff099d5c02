import { changePerson } from '#lib/directory/change-person.ts'
import { endSessions } from '#lib/session/end-sessions.ts'
import type { Session } from '#lib/session/session.ts'
import { logStoreFailure } from '#lib/session/store/log-store-failure.ts'
import type { Budget } from '#lib/time/request-budget.ts'
import { type ActionName, personActions } from '../../../person-actions.ts'
import type { Refusal } from '../../../refusals.ts'
import { isOneself, subjectsOf } from '../../../subjects-of.ts'
import type { Outcome } from '../../../take-outcome.ts'

/**
 * Acts at the directory first, so that the person cannot sign in again in between, then on the sessions here. Throws
 * `StoreUnavailable` if the sessions here were the only thing to end.
 */
export async function doAction(
  action: ActionName,
  id: string,
  administrator: Session,
  budget: Budget,
): Promise<Outcome | { refusal: Refusal; text?: string }> {
  const { oneself, endsSessions } = personActions[action]
  if (oneself && isOneself(id, administrator)) return { refusal: 'oneself', text: oneself }
  if (action === 'sign-out') {
    await endSessionsOfPerson(id, budget)
    return { action }
  }
  const result = await changePerson(id, action, budget)
  if (result.status === 'unavailable') return { refusal: result.reason }
  if (result.status !== 'done') return { refusal: result.status }
  try {
    if (endsSessions) await endSessionsOfPerson(id, budget)
    return { action }
  } catch (thrown) {
    logStoreFailure('session_not_ended', thrown)
    return { refusal: 'half_done' }
  }
}

async function endSessionsOfPerson(id: string, budget: Budget): Promise<void> {
  await endSessions({ othersOf: subjectsOf(id) }, 'administrator', budget)
}
