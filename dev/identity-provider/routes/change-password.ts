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
import { type Answer, type PageRequest, requireInteraction } from './page-request.ts'
import { replacePassword } from './replace-password.ts'
import { lockedAnswer } from './sign-in.ts'
import { resetPasswordAtApp, signInAtApp } from './ways-into-app.ts'

export async function showChangePassword(request: PageRequest): Promise<Answer> {
  if (await isElsewhere(request)) return { redirect: request.base }
  return { page: changePasswordPage(partsOf(request, await signedInAddress(request), '')) }
}

/** Changes a password for a person who knows the current one, signed in or not. Returns to the app that sent them. */
export async function changePassword(request: PageRequest): Promise<Answer> {
  if (await isElsewhere(request)) return { redirect: request.base }
  const { idp, form } = request
  const signedIn = await signedInAddress(request)
  const email = signedIn ?? form.get('email') ?? ''
  const address = readAddress(email)
  const current = form.get('current') ?? ''
  const password = form.get('password') ?? ''
  const parts = partsOf(request, signedIn, email)
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
  if (isClosed(check.account)) return { status: 403, page: suspendedPage(signInAtApp(request.idp.settings)) }
  await replacePassword(request, check.account, await hashPassword(password))
  return request.uid ? backToApp(request, 'success') : { page: passwordChangedPage(idp.settings.appUrl.href) }
}

/** Keeps the password and returns to the app that sent the person. */
export async function keepPassword(request: PageRequest): Promise<Answer> {
  return (await isElsewhere(request)) ? { redirect: request.base } : backToApp(request, 'cancelled')
}

const noCurrent = { text: 'Enter your current password.', link: 'Enter your current password' }

/** Whether the interaction in the path still requires a sign-in first. */
async function isElsewhere(request: PageRequest): Promise<boolean> {
  return request.uid !== undefined && (await requireInteraction(request)).prompt.name !== 'change_password'
}

async function signedInAddress({ idp, context }: PageRequest): Promise<string | undefined> {
  const { accountId } = await idp.oidc.Session.get(context)
  return accountId && idp.accounts.findById(accountId)?.email
}

function partsOf({ base, uid }: PageRequest, signedIn: string | undefined, email: string) {
  return {
    action: `${base}/change-password`,
    email: signedIn ?? email,
    asksEmail: signedIn === undefined,
    leave: uid && `${base}/keep-password`,
  }
}

async function backToApp(request: PageRequest, outcome: 'success' | 'cancelled'): Promise<Answer> {
  const interaction = await requireInteraction(request)
  interaction.result = { ...interaction.lastSubmission, change_password: { outcome } }
  await interaction.persist()
  return { redirect: interaction.returnTo }
}
