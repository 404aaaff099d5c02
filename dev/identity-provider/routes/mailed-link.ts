import type { Account } from '../accounts/accounts.ts'
import type { MailTokenPurpose } from '../accounts/mail-tokens.ts'
import { confirmAddressLetter } from '../mail/letters.ts'
import type { Visit } from './visit.ts'

/**
 * A link for a mail. It lies below the interaction that asked for it: in the same browser the interaction's cookie comes
 * along and the sign-in goes on; in another one the link works without.
 */
export function mailedLink(
  { idp, base }: Visit,
  purpose: MailTokenPurpose,
  accountId: string,
): { url: string; expiresAt: number } {
  const { token, expiresAt } = idp.mailTokens.create(purpose, accountId)
  const page = purpose === 'new_password' ? 'new-password' : 'confirm-address'
  return { url: `${idp.settings.issuer}${base}/${page}?token=${token}`, expiresAt }
}

export async function mailConfirmationLink(visit: Visit, account: Account): Promise<void> {
  const link = mailedLink(visit, 'confirm_address', account.id)
  await visit.idp.mailer.send(confirmAddressLetter(account.email, link))
}
