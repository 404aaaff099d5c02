import type { Account } from '../accounts/account.ts'
import { log } from '../log.ts'
import { endSessionsElsewhere } from '../oidc/end-sessions-elsewhere.ts'
import type { PageRequest } from './page-request.ts'

/** Sets a new password, unlocks the address, voids every mailed link, and signs the account out in other browsers. */
export async function replacePassword(
  { idp, context }: PageRequest,
  account: Account,
  hash: string,
): Promise<void> {
  idp.accounts.setPasswordHash(account.id, hash)
  idp.attempts.clear(account.email)
  idp.mailTokens.removeAll(account.id)
  endSessionsElsewhere(idp.database, account.id, await idp.oidc.Session.get(context))
  log('info', { event: 'password_changed', sub: account.id })
}
