import type { Account } from './accounts.ts'

/** Whether an account is closed for now or for good: neither a password nor a session lets anybody in. */
export function isClosed({ status }: Pick<Account, 'status'>): boolean {
  return status === 'suspended' || status === 'deactivated'
}

/** Whether the password works no longer. A session that was there before goes on. */
export function needsNewPassword(account: Pick<Account, 'status'> | undefined): boolean {
  return account?.status === 'password_expired' || account?.status === 'recovery'
}
