import { clockTime } from './clock-time.ts'
import { form, link } from './form.ts'
import { type Html, html } from './html.ts'
import { notice } from './notice.ts'
import type { PageParts } from './page.ts'

/** Locked by address, with or without an account. */
export function lockedPage(until: number, forgotPassword: string): PageParts {
  return {
    title: 'This account is locked',
    lead: `There were 10 wrong passwords in a row, so we stopped accepting any until ${clockTime(until)}.`,
    body: html`<a class="button button-primary" href="${forgotPassword}">Choose a new password</a>`,
    links: html`<p>A new password unlocks it at once. If those attempts were not yours, choose one that you use nowhere else.</p>`,
  }
}

/** Only after the right password. */
export function suspendedPage(signIn: string): PageParts {
  return {
    title: 'Your account is suspended',
    lead: 'An administrator has paused it. Ask them to lift the suspension, then sign in again.',
    links: html`<p>${link(signIn, 'Sign in as someone else')}</p>`,
  }
}

/** Only after the right password. */
export function unverifiedPage({ base, email, mailboxUrl, message }: UnverifiedParts): PageParts {
  return {
    title: 'Confirm your email address',
    fault: message?.fault ?? false,
    lead: html`The password is right, but the link that we sent to <strong>${email}</strong> has not been opened yet. Open it in this browser to go on.`,
    body: [message?.notice, form(`${base}/confirmation-mail`, 'Send the mail again')],
    links: html`<p>Have it already? ${link(mailboxUrl.href, 'Open the mailbox')}</p>`,
  }
}

export function mailSentAgainNotice(email: string): Html {
  return notice(
    'good',
    'The mail is on its way',
    html`We sent another link to ${email}. It works once, for 30&nbsp;minutes.`,
  )
}

type UnverifiedParts = {
  base: string
  email: string
  mailboxUrl: URL
  message?: { notice: Html; fault: boolean }
}
