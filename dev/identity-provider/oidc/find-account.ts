import type { FindAccount } from 'oidc-provider'
import { isClosed } from '../accounts/account-status.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { claimsOfAccount } from '../accounts/claims-of-account.ts'

/** Finds an account for oidc-provider. A suspended or deactivated account is not found, so its sessions and refresh tokens stop working. */
export function findAccount(accounts: Accounts): FindAccount {
  return (_context, sub) => {
    const account = accounts.findById(sub)
    if (!account || isClosed(account)) return undefined
    return { accountId: account.id, claims: () => claimsOfAccount(account) }
  }
}
