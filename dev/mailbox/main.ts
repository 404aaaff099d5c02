import { endWithParent } from '../identity-provider/end-with-parent.ts'
import { listenOnLoopback } from '../identity-provider/http/listen.ts'
import { requestHandler } from './request-handler.ts'
import { readSettings, type Settings } from './settings.ts'
import { startSmtpServer } from './smtp-server.ts'
import { StoredMail } from './stored-mail.ts'

const read = readSettings(process.env)
if ('faults' in read) {
  fail(read.faults)
} else {
  await start(read.settings).catch((fault) => fail([fault instanceof Error ? fault.message : String(fault)]))
}

async function start({ port, smtpPort, backTo }: Settings): Promise<void> {
  const mail = new StoredMail()
  const smtp = await startSmtpServer(smtpPort, mail)
  const servers = await listenOnLoopback(requestHandler(mail, backTo), port, 'MAILBOX_PORT')
  endWithParent(() => {
    smtp.close()
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  })
  process.stdout.write(`mailbox ready http://localhost:${port}\n`)
}

function fail(faults: string[]): void {
  for (const fault of faults) process.stderr.write(`mailbox: ${fault}\n`)
  process.exit(1)
}
