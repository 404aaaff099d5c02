import { randomUUID } from 'node:crypto'
import type { Email } from 'postal-mime'

/** The newest mails, in memory: a restart empties the mailbox. */
export class StoredMail {
  #mails: Mail[] = []

  add(to: string, email: Email): void {
    const { from, subject = '', text = '' } = email
    const mail = {
      id: randomUUID(),
      to,
      from: from?.address ?? '',
      subject: subject || 'No subject',
      receivedAt: new Date().toISOString(),
      text,
      links: linksIn(text),
    }
    this.#mails = [mail, ...this.#mails].slice(0, mostMails)
  }

  /** Newest first. */
  all(): readonly Mail[] {
    return this.#mails
  }

  clear(): void {
    this.#mails = []
  }
}

const mostMails = 200

function linksIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link)
}

export type Mail = {
  id: string
  to: string
  from: string
  subject: string
  receivedAt: string
  text: string
  links: string[]
}
