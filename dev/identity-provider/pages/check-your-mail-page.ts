import { type Html, html } from './html.ts'
import type { PageParts } from './page.ts'

/** After a request for a new password. The page is the same with and without an account for the address. */
export function newPasswordMailedPage(email: string, base: string, mailboxUrl: URL): PageParts {
  return {
    title: 'Check your mail',
    lead: html`If <strong>${email}</strong> has an account here, a link to choose a new password is on its way. It works once, for 30&nbsp;minutes.`,
    body: openTheMailbox(mailboxUrl),
    links: html`<p>Nothing after a few minutes? Look in the spam folder, or <a class="link" href="${base}/forgot-password">try another address</a>.</p>`,
  }
}

/** After a registration. The page is the same for a known address: its owner gets a mail about it. */
export function registeredPage(email: string, base: string, mailboxUrl: URL): PageParts {
  return {
    title: 'Check your mail',
    lead: html`We sent a link to <strong>${email}</strong>. Open it in this browser to finish. It works once, for 30&nbsp;minutes.`,
    body: openTheMailbox(mailboxUrl),
    links: html`<p>Nothing after a few minutes? Look in the spam folder, or <a class="link" href="${base}/register">try another address</a>.</p>`,
  }
}

function openTheMailbox(mailboxUrl: URL): Html {
  return html`<a class="button button-primary" href="${mailboxUrl.href}">Open the mailbox</a>`
}
