import { randomBytes } from 'node:crypto'
import { type AppLog, createAppLog, type LogLine } from './app-log.ts'
import { freePort } from './free-port.ts'
import { rememberOutput } from './log-of-test.ts'
import { startChild } from './start-child.ts'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * Starts the built app as `npm start` does, on a free port (or on `APP_URL`'s), with a sound value for every setting
 * that is not given and a store of its own. `url` is where it listens, which need not be `APP_URL`.
 */
export async function startApp(settings: Record<string, string> = {}): Promise<App> {
  const port = settings['PORT'] ?? loopbackPort(settings['APP_URL']) ?? String(await freePort())
  const url = `http://localhost:${port}`
  const folder = temporaryFolder()
  const log = createAppLog()
  const child = await startChild(
    ['cli/start.mjs'],
    {
      NODE_ENV: 'production',
      RUN_MODE: 'preview',
      EXIT_WITH_PARENT: '1',
      PORT: port,
      HOSTNAME: 'localhost',
      APP_URL: url,
      OIDC_ISSUER: 'http://localhost:9',
      OIDC_CLIENT_ID: 'test-client',
      OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${folder}/sessions.db`,
      ...settings,
    },
    'Ready in',
    { onLine: log.add, folder },
  )
  rememberOutput({ url, output: child.output, ended: child.ended })
  return {
    url,
    pid: child.pid,
    ended: child.ended,
    log: log.lines,
    listen: log.listen,
    output: child.output,
    stop: child.stop,
    waitForLog: log.waitFor,
  }
}

function loopbackPort(appUrl: string | undefined): string | undefined {
  if (!appUrl || !URL.canParse(appUrl)) return undefined
  const { hostname, port } = new URL(appUrl)
  return hostname === 'localhost' && port ? port : undefined
}

export type App = {
  url: string
  pid: number
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  /** Every JSON line that the app has logged so far; grows while it runs. */
  log: LogLine[]
  listen: AppLog['listen']
  output(): string
  stop(): Promise<number | null>
  waitForLog: AppLog['waitFor']
}
