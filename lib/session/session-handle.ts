import { createHash } from 'node:crypto'
import type { SessionRecord } from './store/session-record.ts'

/**
 * The name of a session in addresses of pages: 96 bits from which its store key cannot be derived. It gives no
 * permission: a caller may end only the sessions of the subjects it passes.
 */
export function sessionHandle({ iss, sub, key }: SessionRecord): string {
  const named = JSON.stringify(['session handle', iss, sub, key])
  return createHash('sha256').update(named).digest('base64url').slice(0, 16)
}
