import type { Client } from '@okta/okta-sdk-nodejs'
import { env } from '#lib/env/env.ts'
import { now } from '#lib/time/now.ts'
import type { Budget } from './budget.ts'
import type { DirectoryResult } from './directory-result.ts'
import { noAnswer } from './no-answer.ts'
import { oktaClient } from './okta-client.ts'
import { sharedQuestion } from './shared-question.ts'

/**
 * Asks one question with the SDK, and makes a value of whatever comes of it. Never throws. Who asks makes no difference
 * to the answer: the credential is the app's, and whether they may ask is decided before.
 */
export async function askDirectory<Value>(
  question: { name: string; about: unknown },
  budget: Budget,
  ask: (client: Client) => Promise<Value | undefined>,
): Promise<DirectoryResult<Value>> {
  const askedAt = now()
  const { okta } = env()
  if (!okta) return { status: 'unavailable', reason: 'not_configured', askedAt }
  try {
    // The SDK's import comes first: the second that it takes is not the directory's.
    const client = await oktaClient(okta, 'look')
    const value = await sharedQuestion(question, budget.begin(), () => ask(client))
    return value === undefined ? { status: 'unknown' } : { status: 'found', value }
  } catch (thrown) {
    return noAnswer(thrown, question.name, askedAt)
  }
}
