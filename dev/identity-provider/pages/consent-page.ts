import { brand } from '../brand.ts'
import { html } from './html.ts'
import type { PageParts } from './page.ts'

export function consentPage(base: string, name: string, asked: string[]): PageParts {
  return {
    title: `Allow ${brand.appName}?`,
    lead: html`It asks to receive, as <strong>${name}</strong>:`,
    body: [
      html`<dl class="facts consent-facts">${asked.map((scope) => {
        const { label, text } = meanings[scope] ?? { label: scope, text: 'What the app calls by this name' }
        return html`<div><dt>${label}</dt><dd>${text}</dd></div>`
      })}</dl>`,
      html`<form class="fields" method="post" action="${base}/consent">
<button class="button button-primary" name="answer" value="allow">Allow</button>
<button class="button" name="answer" value="refuse">Do not allow</button>
</form>`,
    ],
  }
}

const meanings: Record<string, { label: string; text: string }> = {
  openid: { label: 'Identity', text: 'Who you are here' },
  profile: { label: 'Profile', text: 'Your name' },
  email: { label: 'Email', text: 'Your address, and that it is verified' },
  groups: { label: 'Groups', text: 'The groups that you are in' },
  offline_access: { label: 'Offline access', text: 'Keep this up to date while you are away' },
}
