import { readAddress } from '../accounts/read-address.ts'
import { newPasswordLetter } from '../mail/letters.ts'
import { MailDown } from '../mail/mailer.ts'
import { newPasswordMailedPage } from '../pages/check-your-mail-page.ts'
import { forgotPasswordPage } from '../pages/forgot-password-page.ts'
import { mailDownNotice } from '../pages/notice.ts'
import { addressFault } from './address-fault.ts'
import { mailedLink } from './mailed-link.ts'
import { type Answer, type PageRequest, requireInteraction } from './page-request.ts'
import { suggestedAddress } from './suggested-address.ts'

export async function showForgotPassword(request: PageRequest): Promise<Answer> {
  const email = suggestedAddress(request, await requireInteraction(request))
  return { page: forgotPasswordPage({ base: request.base, email }) }
}

/** Mails a link to the account of the address. The answer and its time are the same without an account. */
export async function forgotPassword(request: PageRequest): Promise<Answer> {
  const { idp, base, form } = request
  await requireInteraction(request)
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
  mailLink(request, address).catch(() => {})
  return { page: newPasswordMailedPage(address, base, idp.settings.mailboxUrl) }
}

async function mailLink(request: PageRequest, address: string): Promise<void> {
  const account = request.idp.accounts.findByEmail(address)
  if (!account) return
  const link = mailedLink(request, 'new_password', account.id)
  await request.idp.mailer.send(newPasswordLetter(account, link))
}
