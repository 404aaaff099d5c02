import type { Account } from '../accounts/account.ts'
import { claimsOfAccount } from '../accounts/claims-of-account.ts'
import { brand } from '../brand.ts'
import { clockTime } from '../pages/clock-time.ts'
import type { Letter } from './mailer.ts'

/** Confirms a new account's address. It addresses the reader by no name, since the address is not confirmed yet. */
export function confirmAddressLetter(to: string, { url, expiresAt }: Link): Letter {
  return letter(to, 'Confirm your email address', [
    'Hello,',
    `someone created an account at ${brand.name} with this address. If it was you, confirm it now:`,
    url,
    `The link works once, until ${clockTime(expiresAt)}.`,
    'If it was not you, do nothing; the account stays closed.',
  ])
}

/** Goes to the owner of an account when its address is registered a second time. */
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

/** Carries the link to a new password. */
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

// The name is chosen at registration, by a stranger perhaps: only a mail to a confirmed address contains it.
function greeting(account: Account): string {
  return account.emailVerified ? `Hello ${claimsOfAccount(account).given_name},` : 'Hello,'
}

type Link = { url: string; expiresAt: number }
