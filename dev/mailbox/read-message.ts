import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import { linksIn } from './links-in.ts'
import type { Message } from './mailbox.ts'

/** Parses a mail as received over SMTP for the page. `recipients` are those of the envelope. */
export async function readMessage(source: Buffer, recipients: string[]): Promise<Message> {
  const { from, subject, text = '', html } = await PostalMime.parse(source)
  const words = (text || textOf((html ?? '').slice(0, 20_000))).trim()
  return {
    id: randomUUID(),
    to: recipients.join(', '),
    from: from?.address ?? '',
    subject: subject?.trim() || '(no subject)',
    receivedAt: new Date().toISOString(),
    text: words,
    links: linksIn(words),
  }
}

/** The text of a mail that has only HTML, with each link's address behind its text. Slow: for short sources only. */
function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)\b.*?<\/\1\s*>/gis, '')
    .replace(/<a\b[^>]*?href\s*=\s*["']?([^"'\s>]+)[^>]*>(.*?)<\/a\s*>/gis, '$2 $1 ')
    .replace(/<(br|\/p|\/div|\/tr|\/h\d|\/li)\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_entity, name: string) => characters[name] ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
}

const characters: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
