import { brand } from '../brand.ts'
import { type Content, type Html, html } from './html.ts'
import { mark } from './icons.ts'

/** A whole hosted page: one panel with a heading, a lead and the content. */
export function page({ title, fault, lead, body, links }: PageParts, { appUrl, mailboxUrl }: Ways): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fault && 'Error: '}${title} · ${brand.name}</title>
<link rel="stylesheet" href="/styles.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body class="hosted">
<header class="hosted-head">
<p class="hosted-brand">${mark}${brand.name}</p>
<p class="tag tag-development">Development only</p>
</header>
<main class="panel hosted-panel">
<h1>${title}</h1>
${lead && html`<p class="hosted-lead">${lead}</p>`}
${body}
${links && html`<div class="hosted-links">${links}</div>`}
</main>
<footer class="hosted-foot">
<a class="link-quiet" href="${mailboxUrl.href}">Mailbox</a>
<a class="link-quiet" href="${appUrl.href}">Back to ${brand.appName}</a>
</footer>
</body>
</html>
`
}

export type PageParts = {
  title: string
  /** Says in the title that answers need a change, for those who hear it first. */
  fault?: boolean
  lead?: Content
  body?: Content
  links?: Content
}

/** The footer's links. */
export type Ways = { appUrl: URL; mailboxUrl: URL }
