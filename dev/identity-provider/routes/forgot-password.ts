import { readAddress } from '../accounts/read-address.ts'
import { newPasswordLetter } from '../mail/letters.ts'
import { MailDown } from '../mail/mailer.ts'
import { newPasswordMailedPage } from '../pages/check-your-mail-page.ts'
import { forgotPasswordPage } from '../pages/forgot-password-page.ts'
import { mailDownNotice } from '../pages/notice.ts'
import { addressFault } from './address-fault.ts'
import { mailedLink } from './mailed-link.ts'
import { suggestedAddress } from './suggested-address.ts'
import { type Answer, requireInteraction, type Visit } from './visit.ts'

export async function showForgotPassword(visit: Visit): Promise<Answer> {
  const email = suggestedAddress(visit, await requireInteraction(visit))
  return { page: forgotPasswordPage({ base: visit.base, email }) }
}

/** Mails a link to the account of the address. The answer and its time are the same without an account. */
export async function forgotPassword(visit: Visit): Promise<Answer> {
  const { idp, base, form } = visit
  await requireInteraction(visit)
  const email = form.get('email') ?? ''
  const address = readAddress(email)
  if (!address) return { status: 422, page: forgotPasswordPage({ base, email, error: addressFault }) }

  try {
    await idp.mailer.reach()
  } catch (fault) {
    if (!(fault instanceof MailDown)) throw fault
    return { status: 503, page: forgotPasswordPage({ base, email, message: mailDownNotice() }) }
  }
  // The answer does not wait for the mail: the wait would reveal that there is an account. A failure is logged.
  mailLink(visit, address).catch(() => {})
  return { page: newPasswordMailedPage(address, base, idp.settings.mailboxUrl) }
}

async function mailLink(visit: Visit, address: string): Promise<void> {
  const account = visit.idp.accounts.findByEmail(address)
  if (!account) return
  const link = mailedLink(visit, 'new_password', account.id)
  await visit.idp.mailer.send(newPasswordLetter(account, link))
}
