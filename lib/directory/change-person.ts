import { env } from '#lib/env/env.ts'
import { log } from '#lib/log/log.ts'
import { now } from '#lib/time/now.ts'
import type { Budget } from '#lib/time/request-budget.ts'
import { withinBudget } from '#lib/time/within-budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { forgetOwnRecords } from './get-own-records.ts'
import { oktaClient } from './okta-client.ts'
import { currentQuestion } from './outbound-call.ts'
import { allows, type PersonChange, personChanges } from './person-changes.ts'
import { findPerson } from './person-records.ts'
import { oktaError, recordFailure } from './record-failure.ts'

/**
 * Makes one change to the person with this id, by one call that is not repeated. Never throws. After `unavailable` the
 * change may have been made nevertheless, unless `reason` says that the directory did not take it.
 */
export async function changePerson(id: string, change: PersonChange, budget: Budget): Promise<ChangeResult> {
  // The person is read first, because Okta also takes a login for an id, and `me` for the owner of the token.
  const found = await findPerson(id, budget)
  if (found.status !== 'found') return found
  if (!allows(change, found.value.status)) return { status: 'not_allowed' }
  return callChange(id, change, budget)
}

async function callChange(id: string, change: PersonChange, budget: Budget): Promise<ChangeResult> {
  const askedAt = now()
  const { okta } = env()
  if (!okta) return { status: 'unavailable', reason: 'not_configured', askedAt }
  try {
    const client = await oktaClient(okta, 'change')
    const question = { name: change, budget, mayRepeat: false }
    const answer = currentQuestion().run(question, () => personChanges[change].ask(client, id))
    await withinBudget<unknown>(budget, answer)
    return { status: 'done' }
  } catch (thrown) {
    const { status, code = '' } = oktaError(thrown)
    if (!refusalsByState.has(code)) return recordFailure(thrown, change, askedAt)
    log().warn({ event: 'directory_change_refused', change, status, code })
    return { status: 'not_allowed' }
  } finally {
    forgetOwnRecords(id)
  }
}

// Okta's codes, since a missing permission is a 403 as well: the state does not allow the change (400), a password reset
// failed, an unlock is not allowed, the current status does not allow the change (403).
const refusalsByState = new Set(['E0000001', 'E0000017', 'E0000032', 'E0000038'])

export type ChangeResult =
  | { status: 'done' }
  /** The directory does not make this change in the person's state. Nothing has changed. */
  | { status: 'not_allowed' }
  | Exclude<DirectoryResult<never>, { status: 'found' }>
