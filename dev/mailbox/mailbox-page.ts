import { brand } from '../identity-provider/brand.ts'
import { type Content, type Html, html } from '../identity-provider/pages/html.ts'
import { mark } from '../identity-provider/pages/icons.ts'
import type { Mail } from './stored-mail.ts'

/** The page of all mails, newest first and open. No script: each mail is a `<details>`. */
export function mailboxPage(mails: readonly Mail[], backTo: URL | undefined): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox · ${brand.name}</title>
<link rel="stylesheet" href="/styles.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body class="hosted mailbox">
<header class="hosted-head">
<p class="hosted-brand">${mark}${brand.name}</p>
<p class="tag tag-development">Development only</p>
</header>
<main class="panel mailbox-panel">
<div class="mailbox-intro">
<h1>Mailbox</h1>
<p class="hosted-lead">Every mail that this provider would have sent. Nothing leaves this machine.</p>
</div>
${mails.length === 0 ? noMail() : mails.map((mail, index) => letter(mail, index === 0))}
</main>
<footer class="hosted-foot">
<a class="link-quiet" href="/">Mailbox</a>
${backTo && html`<a class="link-quiet" href="${backTo.href}">Back to ${brand.appName}</a>`}
</footer>
</body>
</html>
`
}

function noMail(): Html {
  return html`<div class="mailbox-empty">
<h2>No mail yet</h2>
<p>Create an account or ask for a new password, and it arrives here at once.</p>
</div>`
}

function letter(mail: Mail, open: boolean): Html {
  return html`<details class="mail"${open && html` open`}>
<summary class="mail-head">
<span class="mail-subject">${mail.subject}</span>
<time class="mail-time" datetime="${mail.receivedAt}">${clock(mail.receivedAt)}</time>
<span class="mail-to">To ${mail.to}</span>
</summary>
<div class="mail-text">${paragraphs(mail)}</div>
</details>`
}

function paragraphs({ text, subject }: Mail): Content[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) =>
      leadsHere(paragraph)
        ? html`<p><a class="button button-primary" href="${paragraph}">${subject}</a></p>`
        : html`<p>${paragraph}</p>`,
    )
}

// A mail can come from anybody on this machine: a link elsewhere is shown as text, to look at before it is followed.
function leadsHere(paragraph: string): boolean {
  if (/\s/.test(paragraph) || !URL.canParse(paragraph)) return false
  const { protocol, hostname } = new URL(paragraph)
  return /^https?:$/.test(protocol) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
}

function clock(moment: string): string {
  const date = new Date(moment)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const today = date.toDateString() === new Date().toDateString()
  const day = today
    ? 'Today'
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day}, ${time}`
}
