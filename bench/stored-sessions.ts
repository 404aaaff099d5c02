import { randomBytes } from 'node:crypto'
import type { SessionRecord } from '../lib/session/session.ts'
import { key, now, record } from '../test/session-store/records.ts'

/** Sessions of as many people, in the order of their keys: with ten groups, and tokens that fill 1.5 kB when sealed. */
export function* storedSessions(count: number): Generator<StoredSession> {
  const until = now() + 86_400
  const sealed = randomBytes(1125).toString('base64url')
  for (let number = 0; number < count; number += 1) {
    yield { sealed, record: storedRecord(number, until) }
  }
}

/** The key of the session of that number. */
export function storedKey(number: number): string {
  return key(String(number).padStart(9, '0'))
}

function storedRecord(number: number, until: number): SessionRecord {
  return record(String(number).padStart(9, '0'), {
    sub: `person-${String(number).padStart(9, '0')}`,
    sid: `sid-${String(number).padStart(9, '0')}`,
    claims: { name: 'Alice Example', email: 'alice@example.test', emailVerified: true, groups },
    sealedBy: 'a-secret',
    refreshAt: until,
    idleExpiresAt: until,
    absoluteExpiresAt: until,
  })
}

const groups = Array.from({ length: 10 }, (_none, number) => `a-group-of-people-${number}`)

export type StoredSession = { record: SessionRecord; sealed: string }
