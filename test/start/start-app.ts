import { randomBytes } from 'node:crypto'
import { freePort } from './free-port.ts'
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
  const heard = hearLog()
  const child = await startChild(
    ['--import', 'tsx', 'cli/start.ts'],
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
    { onLine: heard.line, folder },
  )
  // Next says that it is ready before the app has begun to watch requests and signals.
  await fetch(`${url}/health/live`)
  return {
    url,
    pid: child.pid,
    ended: child.ended,
    log: heard.log,
    output: child.output,
    stop: child.stop,
    waitForLog: heard.waitFor,
  }
}

function loopbackPort(appUrl: string | undefined): string | undefined {
  if (!appUrl || !URL.canParse(appUrl)) return undefined
  const { hostname, port } = new URL(appUrl)
  return hostname === 'localhost' && port ? port : undefined
}

function hearLog() {
  const log: LogLine[] = []
  const waiting = new Set<(line: LogLine) => void>()
  return {
    log,
    line(text: string) {
      const entry = parse(text)
      if (!entry) return
      log.push(entry)
      for (const hear of waiting) hear(entry)
    },
    waitFor(predicate: (line: LogLine) => boolean, milliseconds = 15_000): Promise<LogLine> {
      const past = log.find(predicate)
      if (past) return Promise.resolve(past)
      return new Promise((resolve, reject) => {
        const hear = (line: LogLine) => {
          if (!predicate(line)) return
          clearTimeout(late)
          waiting.delete(hear)
          resolve(line)
        }
        const late = setTimeout(() => {
          waiting.delete(hear)
          reject(new Error(`No such log line within ${milliseconds} ms. Heard: ${JSON.stringify(log)}`))
        }, milliseconds)
        waiting.add(hear)
      })
    },
  }
}

function parse(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as LogLine
  } catch {
    return undefined
  }
}

export type App = {
  url: string
  pid: number
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  /** Every JSON line that the app has logged so far; grows while it runs. */
  log: LogLine[]
  output(): string
  stop(): Promise<number | null>
  waitForLog(predicate: (line: LogLine) => boolean, milliseconds?: number): Promise<LogLine>
}

export type LogLine = {
  level?: string
  event?: string
  code?: string
  check?: string
  reference?: string
  reason?: string
  detail?: unknown
  [name: string]: unknown
}
