/** The received mails, newest first. It keeps the newest 200, in memory only. */
export function createMailbox(): Mailbox {
  let messages: Message[] = []
  return {
    keep(message) {
      messages = [message, ...messages].slice(0, 200)
    },
    all: () => messages,
    empty() {
      messages = []
    },
  }
}

export type Mailbox = { keep(message: Message): void; all(): Message[]; empty(): void }

/** `receivedAt` is an ISO date; `links` are all http and https addresses in the text, in its order. */
export type Message = {
  id: string
  to: string
  from: string
  subject: string
  receivedAt: string
  text: string
  links: string[]
}
