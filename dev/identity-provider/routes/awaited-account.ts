import type { Account } from '../accounts/account.ts'
import type { IdentityProvider } from '../services.ts'
import type { Interaction } from './page-request.ts'

/** The account that gave its password in this interaction and still has to confirm its address. */
export function awaitedAccount(
  { accounts }: IdentityProvider,
  { result }: Interaction,
): (Account & { remember: boolean }) | undefined {
  const awaiting = result?.['awaiting'] as { accountId: string; remember: boolean } | undefined
  const account = awaiting && accounts.findById(awaiting.accountId)
  return account && { ...account, remember: awaiting.remember }
}
