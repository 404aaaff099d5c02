import { processWide } from '#lib/process-wide.ts'
import type { SessionRecord } from './store/session-record.ts'

/** When to refresh a token that is issued now: shortly before it expires, and at least once an hour. */
export function refreshTime(accessTokenExpiresAt = Number.POSITIVE_INFINITY): number {
  const now = Date.now() / 1000
  const lifetime = Math.min(accessTokenExpiresAt - now, mostSeconds)
  return Math.floor(now + lifetime - Math.min(30, lifetime / 10))
}

/** Whether a refresh is due. None is due while the provider is paused. */
export function isRefreshDue({ iss, refreshAt }: SessionRecord): boolean {
  return refreshAt !== undefined && refreshAt <= Date.now() / 1000 && !isPaused(iss)
}

/** Pauses refreshes for ten seconds at a provider that did not answer, so that not every page waits for it. */
export function pauseProvider(issuer: string): void {
  paused.set(issuer, Date.now() + 10_000)
}

function isPaused(issuer: string): boolean {
  return (paused.get(issuer) ?? 0) > Date.now()
}

// A provider whose access tokens live for a day would let a suspended person stay as long.
const mostSeconds = 3600

const paused = processWide('identityStarterPaused', () => new Map<string, number>())
