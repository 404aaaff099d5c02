import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import type { Mailbox } from './mailbox.ts'
import { readMessage } from './read-message.ts'

/** An SMTP server that accepts every mail up to 256 kB from every client and forwards none. */
export function receiveMail(mailbox: Mailbox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: mostBytes,
    maxClients: 20,
    socketTimeout: 30_000,
    closeTimeout: 100,
    onData(stream, { envelope }, done) {
      take(stream)
        .then((source) =>
          readMessage(
            source,
            envelope.rcptTo.map(({ address }) => address),
          ),
        )
        .then((message) => mailbox.keep(message))
        .then(() => done(), done)
    },
  })
  // A client that breaks off is no fault of ours.
  server.on('error', () => {})
  return server
}

const mostBytes = 256 * 1024

async function take(stream: SMTPServerDataStream & Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // The rest is read, not kept: an answer is only due at its end.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostBytes) chunks.push(chunk)
  }
  if (size > mostBytes)
    throw Object.assign(new Error('The mail is larger than 256 kB'), { responseCode: 552 })
  return Buffer.concat(chunks)
}
