import { brand } from '../../identity-provider/brand.ts'
import { type Html, html } from '../../identity-provider/pages/html.ts'
import { mark } from '../../identity-provider/pages/icons.ts'
import type { Message } from '../mailbox.ts'
import { letter } from './letter.ts'
import { receivedAt } from './received-at.ts'

/** The whole page: every mail, the newest open. */
export function mailboxPage(messages: Message[], appUrl: URL | undefined): Html {
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
<main class="panel">
<div class="mailbox-head">
<h1>Mailbox</h1>
<p>Every mail that this provider would have sent. Nothing leaves this machine.</p>
</div>
${messages.length > 0 ? messages.map(mail) : noMail}
</main>
<footer class="hosted-foot">
<a class="link-quiet" href="/" aria-current="page">Mailbox</a>
${appUrl && html`<a class="link-quiet" href="${appUrl.href}">Back to ${brand.appName}</a>`}
</footer>
</body>
</html>
`
}

function mail(message: Message, index: number): Html {
  return html`<details class="mail" name="mail"${index === 0 && html` open`}>
<summary>
<h2>${message.subject}</h2>
<span class="mail-time"><time datetime="${message.receivedAt}">${receivedAt(new Date(message.receivedAt))}</time></span>
<span class="mail-to">To ${message.to}</span>
</summary>
<div class="mail-text">${letter(message)}</div>
</details>
`
}

const noMail = html`<div class="mailbox-empty">
<h2>No mail yet</h2>
<p>Create an account or ask for a new password, and it arrives here at once.</p>
</div>`
