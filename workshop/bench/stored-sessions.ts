import { randomBytes } from 'node:crypto'
import type { SessionRecord } from '../../lib/session/store/session-record.ts'
import { key, now, record } from '../../test/session-store/records.ts'

/** The session of that number, of a person of its own: with ten groups, and tokens that fill 1.5 kB when sealed. */
export function storedSession(number: number): StoredSession {
  return { record: storedRecord(numberOf(number)), sealed }
}

/** The key of the session of that number. */
export function storedKey(number: number): string {
  return key(numberOf(number))
}

/** A number as it stands in a key, a `sub` and a `sid`. */
export function numberOf(number: number): string {
  return String(number).padStart(9, '0')
}

function storedRecord(name: string): SessionRecord {
  return record(name, {
    sub: `person-${name}`,
    sid: `sid-${name}`,
    claims: { name: 'Alice Example', email: 'alice@example.test', emailVerified: true, groups },
    sealedBy: 'a-secret',
    refreshAt: until,
    idleExpiresAt: until,
    absoluteExpiresAt: until,
  })
}

const until = now() + 86_400
const sealed = randomBytes(1125).toString('base64url')
const groups = Array.from({ length: 10 }, (_none, number) => `a-group-of-people-${number}`)

export type StoredSession = { record: SessionRecord; sealed: string }
