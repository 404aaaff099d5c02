import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../test/start/free-port.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'

/** Starts the build of a checkout as `npm start` does, and resolves at its first answer. The caller stops it. */
export async function startCheckout(
  folder: string,
  settings: Record<string, string> = {},
): Promise<RunningCheckout> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const data = temporaryFolder()
  const startedAt = performance.now()
  const child = spawn(process.execPath, startCommand(folder), {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      RUN_MODE: 'preview',
      EXIT_WITH_PARENT: '1',
      PORT: String(port),
      HOSTNAME: 'localhost',
      APP_URL: url,
      OIDC_ISSUER: 'http://localhost:9',
      OIDC_CLIENT_ID: 'bench',
      OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
      OIDC_PRESET: 'embedded',
      // With a directory configured, which must cost nothing before its first call.
      OKTA_ORG_URL: 'http://localhost:9',
      OKTA_API_TOKEN: '00no-server-listens-there',
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${data}/sessions.db`,
      ...settings,
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`The server of ${folder} ended with ${child.exitCode}.`)
    await sleep(5)
  }
  return { url, group: child.pid ?? 0, startMilliseconds: performance.now() - startedAt, stop }
}

/** What comes after `node` in the checkout's own script: an older one starts otherwise. */
function startCommand(folder: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(1)
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/live`).catch(() => undefined)
  return answer?.ok ?? false
}

export type RunningCheckout = {
  url: string
  group: number
  startMilliseconds: number
  stop(): Promise<void>
}
