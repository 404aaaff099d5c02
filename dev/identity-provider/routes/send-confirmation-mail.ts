import { MailDown } from '../mail/mailer.ts'
import { mailSentAgainNotice, unverifiedPage } from '../pages/account-state-pages.ts'
import { mailDownNotice } from '../pages/notice.ts'
import { awaitedAccount } from './awaited-account.ts'
import { mailConfirmationLink } from './mailed-link.ts'
import { type Answer, type PageRequest, requireInteraction } from './page-request.ts'

/** Sends the confirmation mail again, for the account that gave its password in this interaction. */
export async function sendConfirmationMail(request: PageRequest): Promise<Answer> {
  const { idp, base } = request
  const account = awaitedAccount(idp, await requireInteraction(request))
  if (!account || account.emailVerified) return { redirect: `${base}/sign-in` }

  const parts = { base, email: account.email, mailboxUrl: idp.settings.mailboxUrl }
  try {
    await mailConfirmationLink(request, account)
    const message = { notice: mailSentAgainNotice(account.email), fault: false }
    return { page: unverifiedPage({ ...parts, message }) }
  } catch (fault) {
    if (!(fault instanceof MailDown)) throw fault
    return {
      status: 503,
      page: unverifiedPage({ ...parts, message: { notice: mailDownNotice(), fault: true } }),
    }
  }
}
