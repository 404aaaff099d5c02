import { type Content, type Html, html } from './html.ts'

/** A form that posts to this provider and has one button. `novalidate`, because our messages say more than the browser's. */
export function form(action: string, button: string, fields?: Content): Html {
  return html`<form class="fields" method="post" action="${action}" novalidate>
${fields}
<button class="button button-primary">${button}</button>
</form>`
}

export function link(href: string, text: string): Html {
  return html`<a class="link link-alone" href="${href}">${text}</a>`
}
