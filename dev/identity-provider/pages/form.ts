import { type Content, type Html, html } from './html.ts'

/** A form that posts to a path of ours and ends in one button. Browsers' own messages stay out: ours say more. */
export function form(action: string, button: string, fields?: Content): Html {
  return html`<form class="fields" method="post" action="${action}" novalidate>
${fields}
<button class="button button-primary">${button}</button>
</form>`
}

export function link(href: string, text: string): Html {
  return html`<a class="link link-alone" href="${href}">${text}</a>`
}
