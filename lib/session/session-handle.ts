import { createHash } from 'node:crypto'
import type { SessionRecord } from './store/session-record.ts'

/**
 * What a page calls one session of a person: 96 bits that lead to no key of the store. It is a name and no permission:
 * who may end the session is decided by whose it is.
 */
export function sessionHandle({ iss, sub, key }: SessionRecord): string {
  const named = JSON.stringify(['session handle', iss, sub, key])
  return createHash('sha256').update(named).digest('base64url').slice(0, 16)
}
