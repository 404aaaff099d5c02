import type { FieldErrors } from './field.ts'
import { type Content, type Html, html } from './html.ts'
import { checkIcon, faultIcon, warningIcon } from './icons.ts'

/** A coloured message. Screen readers announce a failure at once and other messages when they are idle. */
export function notice(tone: keyof typeof icons, title: string, body?: Content): Html {
  return html`<div class="notice notice-${tone}" role="${tone === 'good' ? 'status' : 'alert'}">
${icons[tone]}<div><p class="notice-title">${title}</p>${body && html`<div>${body}</div>`}</div></div>`
}

/** Links to the wrong fields when there is more than one. A single error stands beside its field only. */
export function errorSummary(errors: FieldErrors): Html | undefined {
  const wrong = Object.entries(errors).filter(([, error]) => error)
  if (wrong.length < 2) return undefined
  return notice(
    'bad',
    `${numbers[wrong.length] ?? wrong.length} answers need a change`,
    html`<ul class="error-links">${wrong.map(
      ([name, error]) => html`<li><a class="link link-alone" href="#${name}">${error?.link}</a></li>`,
    )}</ul>`,
  )
}

/** The mail could not be sent. The text is the same with and without an account. */
export function mailDownNotice(): Html {
  return notice(
    'warn',
    'We cannot send mail right now',
    'Our mailbox does not answer, and nothing has changed. Try again in a few minutes.',
  )
}

const icons = { good: checkIcon, warn: warningIcon, bad: faultIcon }
const numbers = ['No', 'One', 'Two', 'Three', 'Four']
