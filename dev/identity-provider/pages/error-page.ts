import { html } from './html.ts'
import type { PageParts } from './page.ts'

/** A page for what cannot go on. `report` is for the operator: an error code and oidc-provider's description of it. */
export function errorPage(
  refusal: Refusal,
  report?: { error: string; description?: string | undefined },
): PageParts {
  return {
    ...texts[refusal],
    body:
      report &&
      html`<dl class="facts facts-narrow"><div><dt>Error</dt><dd><code>${report.error}</code></dd></div>
${report.description && html`<div><dt>Description</dt><dd>${report.description}</dd></div>`}</dl>`,
  }
}

const texts = {
  expired: {
    title: 'This sign-in cannot go on',
    lead: 'It has ended, was started more than an hour ago, or belongs to another browser. Nothing has changed. Go back to the app and sign in again.',
  },
  request_refused: {
    title: 'The app asked for something else',
    lead: 'Its request is not one that this provider answers. Nothing has changed. Who runs the app finds the reason below.',
  },
  not_ours: {
    title: 'We did not accept that',
    lead: 'It did not come from a page of ours, so we changed nothing. Go back to the app and start again.',
  },
  too_large: {
    title: 'That was too long',
    lead: 'We read 8 kB at most, so we changed nothing. Go back and use shorter answers.',
  },
  too_busy: {
    title: 'Too many sign-ins at once',
    lead: 'We checked nothing and changed nothing. Go back and try again in a few seconds.',
  },
  not_found: {
    title: 'Page not found',
    lead: 'If you typed the address, check it. If you followed a link, it may be out of date.',
  },
  fault: {
    title: 'This does not work right now',
    lead: 'The fault is ours, and it is in the log. Go back and try again in a few minutes.',
  },
} as const

export type Refusal = keyof typeof texts
