import { type Html, html } from './html.ts'
import type { PageParts } from './page.ts'

/** After a new password was asked for. The same whether somebody has the address or not. */
export function newPasswordMailedPage(email: string, base: string, mailboxUrl: URL): PageParts {
  return {
    title: 'Check your mail',
    lead: html`If <strong>${email}</strong> has an account here, a link to choose a new password is on its way. It works once, for 30&nbsp;minutes.`,
    body: openTheMailbox(mailboxUrl),
    links: html`<p>Nothing after a few minutes? Look in the spam folder, or <a class="link" href="${base}/forgot-password">try another address</a>.</p>`,
  }
}

/** After a registration. The same whether the address was free or not: who has it learns that by mail. */
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
