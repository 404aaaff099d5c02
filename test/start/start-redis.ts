import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { freePort } from './free-port.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Whether there is a Redis server to test with. Says on stderr, once a file, what is left out where there is none. */
export function hasRedis(leftOut: string): boolean {
  const found = spawnSync('redis-server', ['--version']).status === 0
  if (!found) process.stderr.write(`Left out: ${leftOut}. Install redis-server (7 or later) to run it.\n`)
  return found
}

/** Starts an empty Redis on a free loopback port, that keeps nothing on disk. */
export async function startRedis(options: { port?: number } = {}): Promise<Redis> {
  const port = options.port ?? (await freePort())
  const folder = temporaryFolder()
  const server = spawn('redis-server', [...at(port, folder), '--save', '', '--enable-debug-command', 'yes'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`redis-server ended with exit code ${code}:\n${said}`)))
  })
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    hang: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    async stop() {
      process.off('exit', kill)
      const ended = new Promise((resolve) => server.once('exit', resolve))
      kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function at(port: number, folder: string): string[] {
  return ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
}

export type Redis = {
  port: number
  url: string
  /** Stops answering while its connections stay open. */
  hang(): void
  resume(): void
  stop(): Promise<void>
}
