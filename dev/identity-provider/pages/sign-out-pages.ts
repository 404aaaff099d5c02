import { brand } from '../brand.ts'
import { type Html, html } from './html.ts'
import type { PageParts } from './page.ts'

/** `confirmation` is oidc-provider's own form, which contains its CSRF secret and no button. */
export function signOutPage(
  confirmation: Html,
  name: string,
  asker: string | undefined,
  stay: URL,
): PageParts {
  return {
    title: 'Sign out?',
    lead: html`${asker ? `${asker} asks to sign you out. ` : ''}You are signed in as <strong>${name}</strong>.`,
    body: html`${confirmation}<div class="fields">
<button class="button button-primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<a class="button" href="${stay.href}">Stay signed in</a>
</div>`,
    links: html`<p class="hosted-soft">Signing out here ends the session at ${brand.name} on this device. Other devices stay signed in.</p>`,
  }
}

export function signedOutPage(appUrl: URL): PageParts {
  return {
    title: 'You are signed out',
    lead: `This device is signed out at ${brand.name}. Other devices stay signed in.`,
    body: html`<a class="button button-primary" href="${appUrl.href}">Go to ${brand.appName}</a>`,
  }
}
