import type { Account } from '../accounts/account.ts'
import { readAddress } from '../accounts/read-address.ts'
import { log } from '../log.ts'
import { alreadyRegisteredLetter } from '../mail/letters.ts'
import { MailDown } from '../mail/mailer.ts'
import { registeredPage } from '../pages/check-your-mail-page.ts'
import type { FieldError } from '../pages/field.ts'
import { mailDownNotice } from '../pages/notice.ts'
import { registrationPage } from '../pages/registration-page.ts'
import { hashPassword } from '../passwords/hash.ts'
import { faultOfNewPassword } from '../passwords/password-rule.ts'
import type { IdentityProvider } from '../services.ts'
import { addressFault } from './address-fault.ts'
import { mailConfirmationLink, mailedLink } from './mailed-link.ts'
import { type Answer, type Interaction, type PageRequest, requireInteraction } from './page-request.ts'
import { suggestedAddress } from './suggested-address.ts'

export async function showRegistration(request: PageRequest): Promise<Answer> {
  const interaction = await requireInteraction(request)
  const email = interaction.session ? '' : suggestedAddress(request, interaction)
  return { page: registrationPage({ base: request.base, name: '', email }) }
}

/** Creates an account with an unconfirmed address. The answer never reveals whether the address has an account. */
export async function register(request: PageRequest): Promise<Answer> {
  const { idp, base, form } = request
  const interaction = await requireInteraction(request)
  const answers = { base, name: form.get('name')?.trim() ?? '', email: form.get('email') ?? '' }
  const password = form.get('password') ?? ''
  const address = readAddress(answers.email)
  const errors = {
    name: faultOfName(answers.name),
    email: address ? undefined : addressFault,
    password: faultOfNewPassword(password, address ?? ''),
  }
  if (!address || errors.name || errors.password) {
    return { status: 422, page: registrationPage({ ...answers, errors }) }
  }

  try {
    await idp.mailer.reach()
    const passwordHash = await hashPassword(password)
    await enroll(request, interaction, { email: address, name: answers.name, passwordHash })
  } catch (fault) {
    if (!(fault instanceof MailDown)) throw fault
    return { status: 503, page: registrationPage({ ...answers, message: mailDownNotice() }) }
  }
  return { page: registeredPage(address, base, idp.settings.mailboxUrl) }
}

async function enroll(request: PageRequest, interaction: Interaction, answers: Answers): Promise<void> {
  const { idp } = request
  const present = idp.accounts.findByEmail(answers.email)
  if (present?.emailVerified) {
    await idp.mailer.send(alreadyRegisteredLetter(present, mailedLink(request, 'new_password', present.id)))
    return
  }
  const account = present ? enrollAgain(idp, present, answers) : enrollNew(idp, answers)
  interaction.result = { ...interaction.result, awaiting: { accountId: account.id, remember: false } }
  await interaction.persist()
  await mailConfirmationLink(request, account)
}

function enrollNew({ accounts }: IdentityProvider, answers: Answers): Account {
  const account = accounts.create({ ...answers, emailVerified: false, status: 'active', groups: [] })
  log('info', { event: 'account_registered', sub: account.id })
  return account
}

// The first registration of the address was never confirmed: its answers and links lose their effect.
function enrollAgain(
  { accounts, mailTokens }: IdentityProvider,
  account: Account,
  answers: Answers,
): Account {
  mailTokens.removeAll(account.id)
  accounts.register(account.id, answers)
  return { ...account, ...answers }
}

function faultOfName(name: string): FieldError | undefined {
  if (name === '') return { text: 'Enter your name.', link: 'Enter your name' }
  if (name.length > 100) return { text: 'Use 100 characters or fewer.', link: 'Enter a shorter name' }
  if (/\p{C}/u.test(name))
    return { text: 'Use letters, not control characters.', link: 'Enter your name again' }
  return undefined
}

type Answers = { email: string; name: string; passwordHash: string }
