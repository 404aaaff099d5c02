import { html } from './html.ts'
import type { PageParts } from './page.ts'

/** The page of an error that ends an interaction. */
export function errorPage(refusal: Refusal): PageParts {
  return texts[refusal]
}

/** The interaction has expired; the person can start another sign-in. */
export function expiredPage(signIn: string): PageParts {
  return {
    title: 'This sign-in cannot go on',
    lead: 'It has ended, was started more than an hour ago, or belongs to another browser. Nothing has changed.',
    body: html`<a class="button button-primary" href="${signIn}">Sign in again</a>`,
  }
}

/** The app sent an invalid request. The page shows the reason for the app's operator. */
export function requestRefusedPage(error: string, description: string | undefined): PageParts {
  return {
    title: 'This app cannot sign you in yet',
    lead: 'This provider cannot answer its request. Nothing has changed. The people who run the app find the reason below.',
    body: html`<dl class="facts facts-narrow"><div><dt>Error</dt><dd><code>${error}</code></dd></div>
${description && html`<div><dt>Description</dt><dd>${description}</dd></div>`}</dl>`,
  }
}

const texts = {
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
