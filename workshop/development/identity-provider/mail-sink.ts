import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** Takes every mail that is sent to it. */
export async function startMailSink(): Promise<MailSink> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const { to, subject = '', text = '' } = await PostalMime.parse(Buffer.concat(chunks))
      mails.push({ to: to?.[0]?.address ?? '', subject, text, link: /http:\S+/.exec(text)?.[0] ?? '' })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://localhost:${port}`,
    mails,
    async next(to) {
      const until = Date.now() + 15_000
      for (;;) {
        const index = mails.findIndex((mail) => mail.to === to)
        const [mail] = index < 0 ? [] : mails.splice(index, 1)
        if (mail) return mail
        if (Date.now() > until) throw new Error(`no mail to ${to}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export type Mail = { to: string; subject: string; text: string; link: string }

export type MailSink = {
  url: string
  mails: Mail[]
  /** Takes out the oldest mail to an address, waiting for it. */
  next(to: string): Promise<Mail>
  stop(): Promise<void>
}
