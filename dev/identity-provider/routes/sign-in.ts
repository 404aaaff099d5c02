import { isClosed, needsNewPassword } from '../accounts/account-status.ts'
import { checkPassword } from '../accounts/check-password.ts'
import { readAddress } from '../accounts/read-address.ts'
import { epochSeconds } from '../data/epoch.ts'
import { log } from '../log.ts'
import { recordFailedSignIn, type SignInFailure } from '../management/system-log/record-sign-in.ts'
import { lockedPage, suspendedPage, unverifiedPage } from '../pages/account-state-pages.ts'
import { noMatchNotice, passwordExpiredNotice, signInPage } from '../pages/sign-in-page.ts'
import { addressFault } from './address-fault.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { type Answer, type PageRequest, requireInteraction } from './page-request.ts'
import { suggestedAddress } from './suggested-address.ts'

export async function showSignIn(request: PageRequest): Promise<Answer> {
  const interaction = await requireInteraction(request)
  const email = suggestedAddress(request, interaction)
  return { page: signInPage({ base: request.base, email, remember: false }) }
}

/** Checks the password and continues, or shows what prevents the sign-in. */
export async function signIn(request: PageRequest): Promise<Answer> {
  const { idp, base, form } = request
  const interaction = await requireInteraction(request)
  const password = form.get('password') ?? ''
  const answers = { base, email: form.get('email') ?? '', remember: form.get('remember') === 'yes' }
  const address = readAddress(answers.email)
  if (!address || !password) {
    const errors = { email: address ? undefined : addressFault, password: password ? undefined : noPassword }
    return { status: 422, page: signInPage({ ...answers, errors }) }
  }

  const check = await checkPassword(idp, address, password)
  const record = (failure: SignInFailure) =>
    recordFailedSignIn(idp, request.context, idp.accounts.findByEmail(address), failure)
  if (check.outcome === 'locked') {
    record('LOCKED_OUT')
    return lockedAnswer(check.until, `${base}/forgot-password`)
  }
  if (check.outcome === 'no_match') {
    record('INVALID_CREDENTIALS')
    return { status: 422, page: signInPage({ ...answers, message: noMatchNotice() }) }
  }
  const { account } = check
  if (isClosed(account)) {
    log('warn', { event: 'sign_in_failed', reason: 'suspended', address })
    record('SUSPENDED')
    return { status: 403, page: suspendedPage(`${base}/sign-in`) }
  }
  if (needsNewPassword(account)) {
    log('warn', { event: 'sign_in_failed', reason: 'password_expired', address })
    record('PASSWORD_EXPIRED')
    return { status: 403, page: signInPage({ ...answers, message: passwordExpiredNotice(base) }) }
  }
  if (!account.emailVerified) {
    log('warn', { event: 'sign_in_failed', reason: 'unverified', address })
    interaction.result = {
      ...interaction.result,
      awaiting: { accountId: account.id, remember: answers.remember },
    }
    await interaction.persist()
    const { mailboxUrl } = idp.settings
    return { status: 403, page: unverifiedPage({ base, email: account.email, mailboxUrl }) }
  }
  return finishSignIn(request, interaction, account.id, answers.remember)
}

/** The answer for a locked address, with and without an account. */
export function lockedAnswer(until: number, forgotPassword: string): Answer {
  return {
    status: 429,
    page: lockedPage(until, forgotPassword),
    retryAfter: until - epochSeconds(),
  }
}

const noPassword = { text: 'Enter your password.', link: 'Enter your password' }
