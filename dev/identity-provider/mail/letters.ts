import type { Account } from '../accounts/accounts.ts'
import { claimsOfAccount } from '../accounts/claims-of-account.ts'
import { brand } from '../brand.ts'
import { clockTime } from '../pages/clock-time.ts'
import type { Letter } from './mailer.ts'

/** Goes to whoever has registered: proves that they read this mailbox. Names nobody, since nobody is proven yet. */
export function confirmAddressLetter(to: string, { url, expiresAt }: Link): Letter {
  return letter(to, 'Confirm your email address', [
    'Hello,',
    `someone created an account at ${brand.name} with this address. If it was you, confirm it now:`,
    url,
    `The link works once, until ${clockTime(expiresAt)}.`,
    'If it was not you, do nothing; the account stays closed.',
  ])
}

/** Goes to whoever has an account already, when somebody registers the address again. */
export function alreadyRegisteredLetter(account: Account, { url, expiresAt }: Link): Letter {
  return letter(account.email, 'You already have an account', [
    greeting(account),
    `someone tried to create an account at ${brand.name} with this address, but you have one. Nothing has changed.`,
    'If it was you, sign in with your password. If you forgot it, choose a new one:',
    url,
    `The link works once, until ${clockTime(expiresAt)}.`,
    'If it was not you, do nothing.',
  ])
}

/** Goes to whoever has forgotten the password. */
export function newPasswordLetter(account: Account, { url, expiresAt }: Link): Letter {
  return letter(account.email, 'Choose a new password', [
    greeting(account),
    'someone asked for a new password for this address. If it was you, choose one now:',
    url,
    `The link works once, until ${clockTime(expiresAt)}.`,
    'If it was not you, do nothing; your password stays as it is.',
  ])
}

function letter(to: string, subject: string, paragraphs: string[]): Letter {
  return { to, subject, text: `${paragraphs.join('\n\n')}\n` }
}

// Whoever registers chooses the name: it goes only to an address that its owner has confirmed.
function greeting(account: Account): string {
  return account.emailVerified ? `Hello ${claimsOfAccount(account).given_name},` : 'Hello,'
}

type Link = { url: string; expiresAt: number }
