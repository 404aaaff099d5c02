import { readFileSync } from 'node:fs'
import { freePort } from '../start/free-port.ts'
import { type Child, startChild } from '../start/start-child.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

/** Runs what `npm run <script>` or `npm start` runs, and resolves once it says that all is ready. */
export function launch(
  script: 'dev' | 'dev:keycloak' | 'preview' | 'start',
  settings: Record<string, string>,
): Promise<Child> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const [, ...program] = (scripts[script] ?? '').split(' ')
  const folder = settings['IDENTITY_PROVIDER_DATA_DIR'] ?? settings['KEYCLOAK_DATA_DIR']
  return startChild(program, settings, 'Ctrl-C ends all', folder ? { folder } : {})
}

/** What it says when it refuses to start, with its exit code. Fails when it does start. */
export async function refusal(
  script: 'dev' | 'preview' | 'start',
  settings: Record<string, string>,
): Promise<string> {
  const child = await launch(script, settings).catch((fault: Error) => fault.message)
  if (typeof child === 'string') return child
  await child.stop()
  throw new Error(`npm run ${script} starts with ${JSON.stringify(settings)}`)
}

/** Settings that keep a launcher off everybody else's ports and data. */
export async function ownPlace(): Promise<Place> {
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const
  const [app, provider, mailbox, smtp] = ports
  const folder = temporaryFolder()
  return {
    ports,
    settings: {
      APP_URL: `http://localhost:${app}`,
      IDENTITY_PROVIDER_PORT: String(provider),
      IDENTITY_PROVIDER_DATA_DIR: folder,
      MAILBOX_PORT: String(mailbox),
      SMTP_PORT: String(smtp),
      SESSION_STORE_URL: `file:${folder}/sessions.db`,
    },
  }
}

type Port = number
export type Place = {
  /** Of the app, the provider, the mailbox and its SMTP. */
  ports: readonly [Port, Port, Port, Port]
  settings: Record<'APP_URL' | 'IDENTITY_PROVIDER_PORT' | 'MAILBOX_PORT' | 'SMTP_PORT', string> &
    Record<string, string>
}
