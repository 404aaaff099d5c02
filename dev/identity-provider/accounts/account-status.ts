import type { Account } from './account.ts'

/** Whether an account is suspended or deactivated: no password and no session gives access to it. */
export function isClosed({ status }: Pick<Account, 'status'>): boolean {
  return status === 'suspended' || status === 'deactivated'
}

/** Whether the account needs a new password before the next sign-in. Its sessions stay valid. */
export function needsNewPassword(account: Pick<Account, 'status'> | undefined): boolean {
  return account?.status === 'password_expired' || account?.status === 'recovery'
}
