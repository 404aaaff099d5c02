import { env } from '#lib/env/env.ts'
import { log } from '#lib/log/log.ts'
import { now } from '#lib/time/now.ts'
import type { Budget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { findPerson } from './find-person.ts'
import { noAnswer, oktaError } from './no-answer.ts'
import { oktaClient } from './okta-client.ts'
import { allows, type PersonChange, personChanges } from './person-changes.ts'
import { currentQuestion, withinBudget } from './shared-question.ts'

/**
 * Does one thing to the person with this id, by one call that is neither shared nor repeated. Never throws. After
 * `unavailable` it may have been done nevertheless, unless `reason` says that it was not taken.
 */
export async function changePerson(id: string, change: PersonChange, budget: Budget): Promise<ChangeResult> {
  // First: Okta takes a login for an id, too, and `me` for the owner of the token.
  const found = await findPerson(id, budget)
  if (found.status !== 'found') return found
  if (!allows(change, found.value.status)) return { status: 'not_allowed' }
  return tell(id, change, budget)
}

async function tell(id: string, change: PersonChange, budget: Budget): Promise<ChangeResult> {
  const askedAt = now()
  const { okta } = env()
  if (!okta) return { status: 'unavailable', reason: 'not_configured', askedAt }
  try {
    const client = await oktaClient(okta, 'change')
    const running = budget.begin()
    const question = { name: change, budget: running, setOut: () => {}, once: true } as const
    const answer = currentQuestion.run(question, () => personChanges[change].ask(client, id))
    await withinBudget<unknown>(running, answer)
    return { status: 'done' }
  } catch (thrown) {
    const { status, code = '' } = oktaError(thrown)
    if (!refusalsByState.has(code)) return noAnswer(thrown, change, askedAt)
    log().warn({ event: 'directory_change_refused', change, status, code })
    return { status: 'not_allowed' }
  }
}

// By Okta's codes, since a missing permission is a 403 as well: the state does not allow it (400), a password reset
// failed, an unlock is not allowed, the current status does not allow it (403).
const refusalsByState = new Set(['E0000001', 'E0000017', 'E0000032', 'E0000038'])

export type ChangeResult =
  | { status: 'done' }
  /** In the state that they are in, the directory does not do it. Nothing has changed. */
  | { status: 'not_allowed' }
  | Exclude<DirectoryResult<never>, { status: 'found' }>
