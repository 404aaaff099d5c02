import type { Account } from '../accounts/account.ts'
import type { MailTokenPurpose } from '../accounts/mail-tokens.ts'
import { confirmAddressLetter } from '../mail/letters.ts'
import type { PageRequest } from './page-request.ts'

/**
 * A link for a mail. Its path is below that of the interaction: in the same browser the interaction's cookie is sent
 * along and the sign-in continues; in another browser the link works without it.
 */
export function mailedLink(
  { idp, base }: PageRequest,
  purpose: MailTokenPurpose,
  accountId: string,
): { url: string; expiresAt: number } {
  const { token, expiresAt } = idp.mailTokens.create(purpose, accountId)
  const page = purpose === 'new_password' ? 'new-password' : 'confirm-address'
  return { url: `${idp.settings.issuer}${base}/${page}?token=${token}`, expiresAt }
}

export async function mailConfirmationLink(request: PageRequest, account: Account): Promise<void> {
  const link = mailedLink(request, 'confirm_address', account.id)
  await request.idp.mailer.send(confirmAddressLetter(account.email, link))
}
