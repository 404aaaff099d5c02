import { freePort } from './free-port.ts'
import { startChild } from './start-child.ts'

/** Starts the mailbox on free ports, or on that one for mail. `settings` is what the embedded provider needs to know of it. */
export async function startMailbox(givenSmtpPort?: number): Promise<RunningMailbox> {
  const [port, smtpPort] = [await freePort(), givenSmtpPort ?? (await freePort())]
  const url = `http://localhost:${port}`
  const child = await startChild(
    ['--import', 'tsx', 'dev/mailbox/main.ts'],
    { NODE_ENV: 'development', MAILBOX_PORT: String(port), SMTP_PORT: String(smtpPort) },
    'mailbox ready ',
  )
  const settings = { SMTP_URL: `smtp://localhost:${smtpPort}`, MAILBOX_URL: url }
  return { ...mailboxAt(url), settings, stop: child.stop }
}

/** A mailbox that runs already, perhaps as the child of another process. */
export function mailboxAt(url: string): Mailbox {
  return { url, messages: () => messagesAt(url), waitForMail: (to) => waitForMail(url, to) }
}

async function messagesAt(url: string): Promise<Message[]> {
  return (await (await fetch(`${url}/messages.json`)).json()) as Message[]
}

async function waitForMail(url: string, to: string): Promise<Message> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const mail = (await messagesAt(url)).find((message) => message.to === to)
    if (mail) return mail
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`No mail to ${to} within 15 s.`)
}

export type Mailbox = {
  url: string
  messages(): Promise<Message[]>
  /** The newest mail to that address; waits up to 15 s for one. */
  waitForMail(to: string): Promise<Message>
}

export type RunningMailbox = Mailbox & {
  settings: { SMTP_URL: string; MAILBOX_URL: string }
  stop(): Promise<number | null>
}

export type Message = {
  id: string
  to: string
  from: string
  subject: string
  receivedAt: string
  text: string
  links: string[]
}
