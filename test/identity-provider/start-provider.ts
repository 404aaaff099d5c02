import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Starts the real provider in a process of its own, on a free port and, unless told, with nothing remembered. */
export async function startProvider(settings: Record<string, string> = {}): Promise<RunningProvider> {
  const dataDir = settings['IDENTITY_PROVIDER_DATA_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'provider-')))
  const port = settings['IDENTITY_PROVIDER_PORT'] ?? String(await freePort())
  const run = spawnProvider({
    IDENTITY_PROVIDER_PORT: port,
    IDENTITY_PROVIDER_DATA_DIR: dataDir,
    ...settings,
  })
  await run.ready
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    ...run,
    log: () => jsonLines(run.output()),
    stop: async () => {
      run.child.kill('SIGTERM')
      const code = await run.exited
      if (!settings['IDENTITY_PROVIDER_DATA_DIR']) await rm(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

/** Starts the process and waits for nothing: for starts that are to fail. */
export function spawnProvider(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/identity-provider/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', ...defaults, ...settings },
    stdio: 'pipe',
  })
  let output = ''
  let errors = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('identity provider ready')) resolve()
    })
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    exited.then((code) => reject(new Error(`the provider ended with ${code}: ${errors}`)))
  })
  ready.catch(() => {})
  return { child, ready, exited, output: () => output, errors: () => errors }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

export const appUrl = 'http://localhost:4999'
export const client = { id: 'starter', secret: 'a-secret-that-only-tests-know-0123456789' }

const root = fileURLToPath(new URL('../..', import.meta.url))

const defaults = {
  APP_URL: appUrl,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
}

function jsonLines(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

export type RunningProvider = {
  url: string
  port: string
  dataDir: string
  child: ChildProcess
  exited: Promise<number | null>
  output(): string
  errors(): string
  log(): Record<string, unknown>[]
  stop(): Promise<number | null>
}
