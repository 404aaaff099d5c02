import type { Account } from '../accounts/account.ts'
import { isClosed } from '../accounts/account-status.ts'
import { suspendedPage } from '../pages/account-state-pages.ts'
import { linkUsedUpPage, passwordChangedPage } from '../pages/mailed-link-pages.ts'
import { newPasswordPage } from '../pages/new-password-page.ts'
import { hashPassword } from '../passwords/hash.ts'
import { faultOfNewPassword } from '../passwords/password-rule.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { type Answer, getInteraction, type PageRequest } from './page-request.ts'
import { replacePassword } from './replace-password.ts'
import { resetPasswordAtApp, signInAtApp } from './ways-into-app.ts'

export async function showNewPassword(request: PageRequest): Promise<Answer> {
  const token = request.query.get('token') ?? ''
  const account = accountOf(request, token)
  if (!account) return usedUp(request)
  const goesOn = (await getInteraction(request)) !== undefined
  return { page: newPasswordPage({ ...pageParts(request, token, account), goesOn }) }
}

/** Saves the new password. Continues to the app in the browser that requested the mail. */
export async function chooseNewPassword(request: PageRequest): Promise<Answer> {
  const { idp, base, form } = request
  const token = form.get('token') ?? ''
  const password = form.get('password') ?? ''
  const account = accountOf(request, token)
  if (!account) return usedUp(request)
  const interaction = await getInteraction(request)
  const error = faultOfNewPassword(password, account.email)
  if (error) {
    const goesOn = interaction !== undefined
    return { status: 422, page: newPasswordPage({ ...pageParts(request, token, account), goesOn, error }) }
  }

  const passwordHash = await hashPassword(password)
  if (!idp.mailTokens.use(token)) return usedUp(request)
  idp.accounts.confirmAddress(account.id)
  await replacePassword(request, account, passwordHash)
  if (isClosed(account)) {
    return {
      status: 403,
      page: suspendedPage(interaction ? `${base}/sign-in` : signInAtApp(request.idp.settings)),
    }
  }
  if (!interaction) return { page: passwordChangedPage(signInAtApp(request.idp.settings)) }
  return finishSignIn(request, interaction, account.id, false)
}

function accountOf({ idp }: PageRequest, token: string): Account | undefined {
  return idp.accounts.findById(idp.mailTokens.find('new_password', token) ?? '')
}

function pageParts({ base }: PageRequest, token: string, { email }: Account) {
  return { action: `${base}/new-password`, token, email }
}

function usedUp({ idp }: PageRequest): Answer {
  return { status: 410, page: linkUsedUpPage(resetPasswordAtApp(idp.settings)) }
}
