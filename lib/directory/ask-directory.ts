import type { Client } from '@okta/okta-sdk-nodejs'
import { env } from '#lib/env/env.ts'
import { log } from '#lib/log/log.ts'
import type { Budget } from './budget.ts'
import { DirectoryFault, type DirectoryResult } from './directory-result.ts'
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
  const askedAt = Math.floor(Date.now() / 1000)
  const { okta } = env()
  if (!okta) return { status: 'unavailable', reason: 'not_configured', askedAt }
  try {
    // The SDK's import comes first: the second that it takes is not the directory's.
    const client = await oktaClient(okta)
    const value = await sharedQuestion(question, budget.begin(), () => ask(client))
    return value === undefined ? { status: 'unknown' } : { status: 'found', value }
  } catch (thrown) {
    if (isUnknown(thrown)) return { status: 'unknown' }
    const reason = reasonOf(thrown)
    log().warn({ event: 'directory_unavailable', question: question.name, reason, detail: detailOf(thrown) })
    return { status: 'unavailable', reason, askedAt }
  }
}

function isUnknown(thrown: unknown): boolean {
  // Only Okta's own envelope says so; another 404 comes from a wrong address.
  return statusOf(thrown) === 404 && (thrown as { errorCode?: unknown }).errorCode === 'E0000007'
}

function reasonOf(thrown: unknown): DirectoryFault['reason'] {
  if (thrown instanceof DirectoryFault) return thrown.reason
  const status = statusOf(thrown)
  if (status === 401 || status === 403) return 'refused'
  if (status === 429) return 'rate_limited'
  return status === undefined || status === 404 ? 'unreadable' : 'failed'
}

function detailOf(thrown: unknown): string {
  // The SDK's errors have an empty stack, and an HTML page for a message where Okta's envelope is missing.
  const message = thrown instanceof Error ? thrown.message : String((thrown as { message?: unknown }).message)
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : undefined
  const deepest = cause?.cause instanceof Error ? cause.cause : cause
  return [message.slice(0, 300), deepest?.message].filter(Boolean).join(': ')
}

function statusOf(thrown: unknown): number | undefined {
  const { status } = thrown as { status?: unknown }
  return typeof status === 'number' ? status : undefined
}
