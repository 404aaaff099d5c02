import { brand } from '../brand.ts'
import { form, link } from './form.ts'
import { html } from './html.ts'
import type { PageParts } from './page.ts'

/** Mail scanners open links, so opening one changes nothing; pressing the button does. */
export function confirmAddressPage(action: string, token: string, email: string): PageParts {
  return {
    title: 'Confirm your email address',
    lead: html`You created an account with <strong>${email}</strong>.`,
    body: form(action, 'Confirm the address', html`<input type="hidden" name="token" value="${token}">`),
    links: html`<p>Did you not create it? Close this page, and the account stays closed.</p>`,
  }
}

export function addressConfirmedPage(signIn: string): PageParts {
  return {
    title: 'Your address is confirmed',
    lead: 'You can sign in now.',
    body: html`<a class="button button-primary" href="${signIn}">Sign in</a>`,
  }
}

export function passwordChangedPage(back: string): PageParts {
  return {
    title: 'Password changed',
    lead: `Other devices are signed out of ${brand.name}. Use the new password from now on.`,
    body: html`<a class="button button-primary" href="${back}">Continue to ${brand.appName}</a>`,
  }
}

export function linkUsedUpPage(again: string): PageParts {
  return {
    title: 'This link works no longer',
    lead: 'It works once, for 30 minutes, and only until the password changes. Nothing has changed now.',
    links: html`<p>${link(again, 'Start again')}</p>`,
  }
}
