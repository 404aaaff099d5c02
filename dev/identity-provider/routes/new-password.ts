import type { Account } from '../accounts/account.ts'
import { isClosed } from '../accounts/account-status.ts'
import { suspendedPage } from '../pages/account-state-pages.ts'
import { linkUsedUpPage, passwordChangedPage } from '../pages/mailed-link-pages.ts'
import { newPasswordPage } from '../pages/new-password-page.ts'
import { hashPassword } from '../passwords/hash.ts'
import { faultOfNewPassword } from '../passwords/password-rule.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { replacePassword } from './replace-password.ts'
import { type Answer, getInteraction, type Visit } from './visit.ts'
import { resetPasswordAtApp, signInAtApp } from './ways-into-app.ts'

export async function showNewPassword(visit: Visit): Promise<Answer> {
  const token = visit.query.get('token') ?? ''
  const account = accountOf(visit, token)
  if (!account) return usedUp(visit)
  const goesOn = (await getInteraction(visit)) !== undefined
  return { page: newPasswordPage({ ...pageParts(visit, token, account), goesOn }) }
}

/** Saves the new password. Continues to the app in the browser that requested the mail. */
export async function chooseNewPassword(visit: Visit): Promise<Answer> {
  const { idp, base, form } = visit
  const token = form.get('token') ?? ''
  const password = form.get('password') ?? ''
  const account = accountOf(visit, token)
  if (!account) return usedUp(visit)
  const interaction = await getInteraction(visit)
  const error = faultOfNewPassword(password, account.email)
  if (error) {
    const goesOn = interaction !== undefined
    return { status: 422, page: newPasswordPage({ ...pageParts(visit, token, account), goesOn, error }) }
  }

  const passwordHash = await hashPassword(password)
  if (!idp.mailTokens.use(token)) return usedUp(visit)
  idp.accounts.confirmAddress(account.id)
  await replacePassword(visit, account, passwordHash)
  if (isClosed(account)) {
    return {
      status: 403,
      page: suspendedPage(interaction ? `${base}/sign-in` : signInAtApp(visit.idp.settings)),
    }
  }
  if (!interaction) return { page: passwordChangedPage(signInAtApp(visit.idp.settings)) }
  return finishSignIn(visit, interaction, account.id, false)
}

function accountOf({ idp }: Visit, token: string): Account | undefined {
  return idp.accounts.findById(idp.mailTokens.find('new_password', token) ?? '')
}

function pageParts({ base }: Visit, token: string, { email }: Account) {
  return { action: `${base}/new-password`, token, email }
}

function usedUp({ idp }: Visit): Answer {
  return { status: 410, page: linkUsedUpPage(resetPasswordAtApp(idp.settings)) }
}
