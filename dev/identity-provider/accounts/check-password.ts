import { log } from '../log.ts'
import { verifyPassword } from '../passwords/hash.ts'
import type { Account } from './account.ts'
import type { Accounts } from './accounts.ts'
import type { Attempts } from './attempts.ts'

/**
 * Checks an address and a password. Without the right password the answer, and the time it takes, is the same with and
 * without an account for the address. The account's status is reported only after the right password.
 */
export async function checkPassword(
  { accounts, attempts }: { accounts: Accounts; attempts: Attempts },
  address: string,
  password: string,
): Promise<PasswordCheck> {
  const lockedUntil = attempts.begin(address)
  if (lockedUntil) {
    log('warn', { event: 'sign_in_failed', reason: 'locked', address })
    return { outcome: 'locked', until: lockedUntil }
  }
  const account = accounts.findByEmail(address)
  const matches = await verifyPassword(password, account?.passwordHash)
  if (account && matches) {
    attempts.clear(address)
    return { outcome: 'match', account }
  }
  log('warn', { event: 'sign_in_failed', reason: 'no_match', address })
  const until = attempts.fail(address)
  if (!until) return { outcome: 'no_match' }
  log('warn', { event: 'address_locked', address, until: new Date(until * 1000).toISOString() })
  return { outcome: 'locked', until }
}

export type PasswordCheck =
  | { outcome: 'match'; account: Account }
  | { outcome: 'no_match' }
  | { outcome: 'locked'; until: number }
