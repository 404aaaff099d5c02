import { type Html, html } from '../../identity-provider/pages/html.ts'
import { leadsHere, linksIn } from '../links-in.ts'
import type { Message } from '../mailbox.ts'

/** The text of a mail in paragraphs; a paragraph that is only a link to this machine becomes a button. */
export function letter({ subject, text }: Message): Html[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return paragraphs.map((paragraph) => button(paragraph.trim(), subject) ?? html`<p>${words(paragraph)}</p>`)
}

function button(paragraph: string, subject: string): Html | undefined {
  const [link] = linksIn(paragraph)
  if (link !== paragraph || !leadsHere(link)) return undefined
  return html`<p><a class="button button-primary" href="${link}">${subject}</a></p>`
}

function words(paragraph: string): (string | Html)[] {
  const links = linksIn(paragraph).filter(leadsHere)
  const pieces: (string | Html)[] = []
  let rest = paragraph
  for (const link of links) {
    const at = rest.indexOf(link)
    pieces.push(rest.slice(0, at), html`<a class="link" href="${link}">${link}</a>`)
    rest = rest.slice(at + link.length)
  }
  return [...pieces, rest]
}
