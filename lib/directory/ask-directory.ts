import type { Client } from '@okta/okta-sdk-nodejs'
import { env } from '#lib/env/env.ts'
import { now } from '#lib/time/now.ts'
import { type Budget, requestBudget } from '#lib/time/request-budget.ts'
import { withinBudget } from '#lib/time/within-budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { oktaClient } from './okta-client.ts'
import { currentQuestion } from './outbound-call.ts'
import { recordFailure } from './record-failure.ts'

/**
 * Asks one question with the SDK, within `given` or a budget of its own. Never throws. The answer does not depend on the
 * visitor: the credential is the app's, and whether the visitor may ask is decided before.
 */
export async function askDirectory<Value>(
  name: string,
  given: Budget | undefined,
  ask: (client: Client) => Promise<Value | undefined>,
): Promise<DirectoryResult<Value>> {
  const askedAt = now()
  const { okta } = env()
  if (!okta) return { status: 'unavailable', reason: 'not_configured', askedAt }
  try {
    const client = await oktaClient(okta, 'read')
    const budget = given ?? requestBudget()
    const answer = currentQuestion().run({ name, budget, mayRepeat: true }, () => ask(client))
    const value = await withinBudget(budget, answer)
    return value === undefined ? { status: 'unknown' } : { status: 'found', value }
  } catch (thrown) {
    return recordFailure(thrown, name, askedAt)
  }
}

/** A new budget for a request that asks the directory. It begins once the SDK is loaded, which takes a second or two. */
export async function directoryBudget(): Promise<Budget> {
  const { okta } = env()
  // A failure is reported with the first question.
  if (okta) await oktaClient(okta, 'read').catch(() => {})
  return requestBudget()
}
