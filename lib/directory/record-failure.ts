import { log } from '#lib/log/log.ts'
import { DirectoryFault, type DirectoryResult } from './directory-result.ts'

/** Logs what a question or a change threw, and gives its result. `askedAt` is in epoch seconds. */
export function recordFailure(thrown: unknown, question: string, askedAt: number): Failure {
  if (isUnknown(thrown)) return { status: 'unknown' }
  const reason = reasonOf(thrown)
  log().warn({ event: 'directory_unavailable', question, reason, detail: detailOf(thrown) })
  return { status: 'unavailable', reason, askedAt }
}

/** The status and Okta's own code, as far as the error is an answer of Okta's. */
export function oktaError(thrown: unknown): { status?: number; code?: string } {
  const { status, errorCode } = Object(thrown) as { status?: unknown; errorCode?: unknown }
  return {
    ...(typeof status === 'number' && { status }),
    ...(typeof errorCode === 'string' && { code: errorCode }),
  }
}

function isUnknown(thrown: unknown): boolean {
  const { status, code } = oktaError(thrown)
  // Only Okta's own envelope says so; another 404 comes from a wrong address.
  return status === 404 && code === 'E0000007'
}

function reasonOf(thrown: unknown): DirectoryFault['reason'] {
  if (thrown instanceof DirectoryFault) return thrown.reason
  if (thrown instanceof DOMException && thrown.name === 'TimeoutError') return 'timeout'
  const { status } = oktaError(thrown)
  if (status === 401 || status === 403) return 'refused'
  if (status === 429) return 'rate_limited'
  return status === undefined || status === 404 ? 'unreadable' : 'failed'
}

function detailOf(thrown: unknown): string {
  // The SDK's errors have an empty stack, and an HTML page for a message where Okta's envelope is missing.
  const message = thrown instanceof Error ? thrown.message : String(Object(thrown).message)
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : undefined
  const deepest = cause?.cause instanceof Error ? cause.cause : cause
  return [message.slice(0, 300), deepest?.message].filter(Boolean).join(': ')
}

type Failure = Exclude<DirectoryResult<never>, { status: 'found' }>
