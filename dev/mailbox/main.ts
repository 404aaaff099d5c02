import { endWithParent } from '../identity-provider/end-with-parent.ts'
import { listenOnLoopback } from './listen.ts'
import { createMailbox } from './mailbox.ts'
import { receiveMail } from './receive-mail.ts'
import { servePage } from './serve-page.ts'
import { readSettings, type Settings } from './settings.ts'

const read = readSettings(process.env)
if ('faults' in read) {
  fail(read.faults)
} else {
  await start(read.settings).catch((fault) => fail([fault instanceof Error ? fault.message : String(fault)]))
}

async function start({ port, smtpPort, appUrl }: Settings): Promise<void> {
  const mailbox = createMailbox()
  // Mail lives in memory: there is nothing to finish.
  endWithParent(() => {})
  await listenOnLoopback(() => receiveMail(mailbox), smtpPort, 'SMTP_PORT')
  await listenOnLoopback(() => servePage(mailbox, appUrl), port, 'MAILBOX_PORT')
  process.stdout.write(`mailbox ready http://localhost:${port}\n`)
}

function fail(faults: string[]): void {
  for (const fault of faults) process.stderr.write(`mailbox: ${fault}\n`)
  process.exit(1)
}
