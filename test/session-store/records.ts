import type { SessionRecord } from '#lib/session/store/session-record.ts'

// Read once, so that two compared records do not differ by a second.
const signedInAt = now()

/** Alice's session of that name. */
export function record(name: string, more: Partial<SessionRecord> = {}): SessionRecord {
  return {
    key: key(name),
    version: 1,
    iss: 'https://id.example.org',
    sub: 'alice',
    clientId: 'starter',
    claims: { name: 'Alice Example' },
    createdAt: signedInAt,
    lastSeenAt: signedInAt,
    idleExpiresAt: signedInAt + 600,
    absoluteExpiresAt: signedInAt + 6000,
    device: 'Firefox on Linux',
    ...more,
  }
}

/** A store key of that name. */
export function key(name: string): string {
  return name.padEnd(43, '-')
}

/** Epoch seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}
