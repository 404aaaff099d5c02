import { isResting } from './provider-rest.ts'
import type { SessionRecord } from './store/session-record.ts'

/** When to refresh a token that was got now and expires then (epoch seconds): a little before, and once an hour at least. */
export function refreshTime(accessTokenExpiresAt = Number.POSITIVE_INFINITY): number {
  const now = Date.now() / 1000
  const lifetime = Math.min(accessTokenExpiresAt - now, mostSeconds)
  return Math.floor(now + lifetime - Math.min(30, lifetime / 10))
}

/** Whether it is time to ask the provider anew, and the provider answers. */
export function isRefreshDue({ iss, refreshAt }: SessionRecord): boolean {
  return refreshAt !== undefined && refreshAt <= Date.now() / 1000 && !isResting(iss)
}

// A provider whose access tokens live for a day would let a suspended person stay as long.
const mostSeconds = 3600
