import type { FieldErrors } from './field.ts'
import { type Content, type Html, html } from './html.ts'
import { checkIcon, faultIcon, warningIcon } from './icons.ts'

/** What happened, in a wash of its tone. Failures interrupt, the rest waits its turn. */
export function notice(tone: keyof typeof icons, title: string, body?: Content): Html {
  return html`<div class="notice notice-${tone}" role="${tone === 'good' ? 'status' : 'alert'}">
${icons[tone]}<div><p class="notice-title">${title}</p>${body && html`<div>${body}</div>`}</div></div>`
}

/** For more than one wrong answer: a link to each. A single one speaks for itself, beside its field. */
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

/** Mail could not go out. Says nothing of whether somebody has an account. */
export function mailDownNotice(): Html {
  return notice(
    'warn',
    'We cannot send mail right now',
    'Our mailbox does not answer, and nothing has changed. Try again in a few minutes.',
  )
}

const icons = { good: checkIcon, warn: warningIcon, bad: faultIcon }
const numbers = ['No', 'One', 'Two', 'Three', 'Four']
