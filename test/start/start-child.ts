import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Starts a Node program of this repository and resolves as soon as its output contains `ready`; rejects with all that
 * it said when it ends before. It gets a stdin pipe, so that it dies with this process; `folder` is removed after it.
 */
export function startChild(
  program: string[],
  settings: Record<string, string>,
  ready: string,
  { onLine = () => {}, folder }: { onLine?: (line: string) => void; folder?: string } = {},
): Promise<Child> {
  const child = spawn(process.execPath, program, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { NODE_ENV: 'development', ...machine(), ...settings },
    stdio: 'pipe',
  })
  living.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  void ended.then(() => {
    living.delete(child)
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  let output = ''
  let unfinished = ''

  return new Promise((resolve, reject) => {
    const hear = (chunk: string) => {
      output += chunk
      const lines = `${unfinished}${chunk}`.split('\n')
      unfinished = lines.pop() ?? ''
      for (const line of lines) onLine(line)
      if (output.includes(ready)) resolve({ pid: child.pid ?? 0, output: () => output, ended, stop })
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', reject)
    void ended.then((code) => reject(new Error(`${program.at(-1)} ended with exit code ${code}:\n${output}`)))
  })

  async function stop(): Promise<number | null> {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 60_000)
    return await ended.finally(() => clearTimeout(late))
  }
}

const living = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})
// Vitest ends its workers so, with the programs that their files share.
process.once('SIGTERM', async () => {
  const ended = [...living].map((child) => once(child, 'close'))
  for (const child of living) child.kill('SIGTERM')
  await Promise.all(ended)
  process.exit()
})

/** This machine's environment without any setting of the project, so that a test sets all that its program reads. */
function machine(): Record<string, string | undefined> {
  const ours =
    /^(APP_URL|ADMIN_GROUP|DEMO_ACCOUNTS|LOG_LEVEL|RUN_MODE|PORT|HOSTNAME|DEBUG|SKIP_BUILD|SECURITY_PROFILE|RESOURCE_URL)$|^(OIDC|OKTA|SESSION|SMTP|MAILBOX|IDENTITY_PROVIDER)_|^KEYCLOAK_(PORT|DATA_DIR)$|^(VITEST|NODE_ENV|__NEXT_)/
  const others = Object.entries(process.env).filter(([name]) => !ours.test(name))
  // Next must not read the developer's own .env.local either.
  return { ...Object.fromEntries(others), NEXT_TELEMETRY_DISABLED: '1', __NEXT_PROCESSED_ENV: 'true' }
}

export type Child = {
  pid: number
  output(): string
  ended: Promise<number | null>
  stop(): Promise<number | null>
}
