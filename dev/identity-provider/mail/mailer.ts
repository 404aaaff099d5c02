import type { Transporter } from 'nodemailer'
import { brand } from '../brand.ts'
import { log } from '../log.ts'

/** Sends mail by SMTP. Every call ends within 3 s, and throws `MailDown` when the server has not accepted by then. */
export function createMailer(smtpUrl: URL): Mailer {
  let transporter: Promise<Transporter> | undefined
  const within = async (work: (transporter: Transporter) => Promise<unknown>) => {
    transporter ??= connectorTo(smtpUrl)
    let timer: NodeJS.Timeout | undefined
    try {
      const deadline = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs)
      })
      await Promise.race([work(await transporter), deadline])
    } catch (fault) {
      const reason = fault instanceof Error ? fault.message : String(fault)
      log('error', { event: 'mail_failed', reason })
      throw new MailDown('the mailbox did not take the mail', { cause: fault })
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    reach: () => within((connected) => connected.verify()),
    send: (letter) => within((connected) => connected.sendMail({ from: sender, ...letter })),
  }
}

/** The SMTP server is down: no mail was sent. */
export class MailDown extends Error {}

const deadlineMs = 3000
const sender = `${brand.name} <no-reply@id.example.test>`

async function connectorTo(smtpUrl: URL): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    host: smtpUrl.hostname,
    port: Number(smtpUrl.port || 25),
    // On this machine there is nothing to encrypt, and no certificate that anybody would know.
    ignoreTLS: true,
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
  })
}

export type Letter = { to: string; subject: string; text: string }

export type Mailer = {
  /** Only asks whether mail would go out now. */
  reach(): Promise<void>
  send(letter: Letter): Promise<void>
}
