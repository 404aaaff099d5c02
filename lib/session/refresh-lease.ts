import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#lib/log/log.ts'
import { now } from '#lib/time/now.ts'
import type { SessionRecord } from './store/session-record.ts'
import { isStoreUnavailable } from './store/session-store.ts'
import { store } from './store/store.ts'

/**
 * Makes this caller the only one, of all processes, that refreshes the session for ten seconds, which is longer than its
 * call may take. `lost`: another caller was quicker. `unwritable`: the store takes no writes (a full disk), so a new
 * token could not be kept and none may be requested. When a holder dies, another can take the lease after these seconds.
 */
export async function takeLease(record: SessionRecord): Promise<LeaseReading> {
  const refreshing = { by: randomBytes(8).toString('base64url'), until: now() + leaseSeconds }
  const leased = { ...record, version: record.version + 1, refreshing }
  try {
    const isTaken = await store().replace(record.key, record.version, leased)
    return isTaken ? { status: 'taken', leased } : { status: 'lost' }
  } catch (thrown) {
    if (!isStoreUnavailable(thrown)) throw thrown
    log().error({ event: 'refresh_failed', check: 'store', detail: thrown.message })
    return { status: 'unwritable' }
  }
}

/** Whether a request refreshes the session now. */
export function isLeased({ refreshing }: SessionRecord): boolean {
  return refreshing !== undefined && refreshing.until > now()
}

/** Waits for the end of the lease, at most five seconds, and returns the record. Nothing when the session has ended. */
export async function leaseEnd(record: SessionRecord): Promise<SessionRecord | undefined> {
  const patience = Date.now() + 5000
  let current: SessionRecord | undefined = record
  while (current && current.refreshing?.by === record.refreshing?.by && isLeased(current)) {
    if (Date.now() > patience) return current
    await wait(50)
    current = await store().read(record.key)
  }
  return current
}

/**
 * Ends the lease and applies `outcome` to the latest record. Returns the stored record; nothing when the session has
 * ended, or when another request holds the lease.
 */
export async function endLease(
  leased: SessionRecord,
  outcome: (record: SessionRecord) => SessionRecord,
  sealed?: string,
): Promise<SessionRecord | undefined> {
  for (;;) {
    try {
      const current = await store().read(leased.key)
      if (!current || !holdsLease(leased, current)) return undefined
      const { refreshing: _ended, ...rest } = current
      const next = { ...outcome(rest), version: current.version + 1 }
      if (await store().replace(leased.key, current.version, next, sealed)) return next
    } catch (thrown) {
      // The old refresh token is used up, so the new tokens must be stored: retry while the lease lasts.
      if (!isStoreUnavailable(thrown) || !isLeased(leased)) throw thrown
      await wait(100)
    }
  }
}

/** Whether the stored record still carries this lease. */
export function holdsLease(leased: SessionRecord, current: SessionRecord): boolean {
  return current.refreshing?.by === leased.refreshing?.by
}

const leaseSeconds = 10

type LeaseReading = { status: 'taken'; leased: SessionRecord } | { status: 'lost' } | { status: 'unwritable' }
