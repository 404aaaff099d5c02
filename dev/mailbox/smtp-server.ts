import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { StoredMail } from './stored-mail.ts'

/** Takes every mail that is sent to this machine's SMTP port and sends none on. Throws one line when the port is taken. */
export async function startSmtpServer(port: number, mail: StoredMail): Promise<{ close(): void }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    onData(stream, session, done) {
      keep(stream, session, mail).then(() => done(), done)
    },
  })
  // A client that breaks off is no fault of ours.
  server.on('error', () => {})
  await listen(server, port)
  return { close: () => void server.close() }
}

const mostBytes = 1_000_000

async function keep(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  mail: StoredMail,
): Promise<void> {
  const content = await buffer(stream)
  if (stream.sizeExceeded)
    throw Object.assign(new Error('The mail is larger than 1 MB.'), { responseCode: 552 })
  const email = await PostalMime.parse(content)
  for (const { address } of session.envelope.rcptTo) mail.add(address, email)
}

function listen(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', (fault: NodeJS.ErrnoException) => {
      const taken = fault.code === 'EADDRINUSE'
      reject(
        new Error(
          taken ? `Port ${port} is in use. Set SMTP_PORT to another port.` : `Port ${port}: ${fault.code}`,
        ),
      )
    })
    server.listen(port, 'localhost', resolve)
  })
}
