import { isClosed } from '../accounts/account-status.ts'
import { checkPassword } from '../accounts/check-password.ts'
import { readAddress } from '../accounts/read-address.ts'
import { suspendedPage } from '../pages/account-state-pages.ts'
import { passwordChangedPage } from '../pages/mailed-link-pages.ts'
import { changePasswordPage } from '../pages/new-password-page.ts'
import { noMatchNotice } from '../pages/sign-in-page.ts'
import { hashPassword } from '../passwords/hash.ts'
import { faultOfNewPassword } from '../passwords/password-rule.ts'
import { addressFault } from './address-fault.ts'
import { replacePassword } from './replace-password.ts'
import { lockedAnswer } from './sign-in.ts'
import type { Answer, Visit } from './visit.ts'
import { resetPasswordAtApp, signInAtApp } from './ways-into-app.ts'

export async function showChangePassword(visit: Visit): Promise<Answer> {
  const signedIn = await signedInAddress(visit)
  return {
    page: changePasswordPage({ action, email: signedIn ?? '', asksEmail: signedIn === undefined }),
  }
}

/** Changes the password of whoever knows the current one, signed in here or not. */
export async function changePassword(visit: Visit): Promise<Answer> {
  const { idp, form } = visit
  const signedIn = await signedInAddress(visit)
  const email = signedIn ?? form.get('email') ?? ''
  const address = readAddress(email)
  const current = form.get('current') ?? ''
  const password = form.get('password') ?? ''
  const parts = { action, email, asksEmail: signedIn === undefined }
  const errors = {
    email: address ? undefined : addressFault,
    current: current ? undefined : noCurrent,
    password: faultOfNewPassword(password, address ?? ''),
  }
  if (!address || errors.current || errors.password) {
    return { status: 422, page: changePasswordPage({ ...parts, errors }) }
  }

  const check = await checkPassword(idp, address, current)
  if (check.outcome === 'locked') return lockedAnswer(check.until, resetPasswordAtApp(idp.settings))
  if (check.outcome === 'no_match') {
    return { status: 422, page: changePasswordPage({ ...parts, message: noMatchNotice() }) }
  }
  if (isClosed(check.account)) return { status: 403, page: suspendedPage(signInAtApp(visit.idp.settings)) }
  await replacePassword(visit, check.account, await hashPassword(password))
  return { page: passwordChangedPage(idp.settings.appUrl.href) }
}

const action = '/change-password'
const noCurrent = { text: 'Enter your current password.', link: 'Enter your current password' }

async function signedInAddress({ idp, context }: Visit): Promise<string | undefined> {
  const { accountId } = await idp.oidc.Session.get(context)
  return accountId && idp.accounts.findById(accountId)?.email
}
