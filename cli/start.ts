import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nextEnv from '@next/env'
import { readSettings } from '#lib/env/settings.ts'
import { endWithStarter } from './end-with-starter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const faults = preflight()
if (faults.length > 0) {
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exit(1)
}
startServer()

/** Every reason at once why the server would not work: its settings, read as Next does, and a build to serve. */
function preflight(): string[] {
  nextEnv.loadEnvConfig(root, false, { info: () => {}, error: console.error })
  const read = readSettings(process.env)
  const built = existsSync(path.join(root, '.next/BUILD_ID'))
  return [
    ...('faults' in read ? read.faults : []),
    ...(built ? [] : ['There is no build of the app to serve. Run npm run build first.']),
  ]
}

function startServer(): void {
  const { HOSTNAME, PORT } = process.env
  const next = [path.join(root, 'node_modules/next/dist/bin/next'), 'start', root]
  const where = [...(PORT ? ['-p', PORT] : []), ...(HOSTNAME ? ['-H', HOSTNAME] : [])]
  const server = spawn(
    process.execPath,
    ['--import', new URL('end-with-stdin.mjs', import.meta.url).href, ...next, ...where],
    {
      cwd: root,
      // The app ends in good order by itself; Next's own handler knows no store.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        NEXT_TELEMETRY_DISABLED: '1',
      },
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  )
  server.once('error', (fault) => {
    process.stderr.write(`The server does not start: ${fault.message}\n`)
    process.exit(1)
  })
  let ending = false
  const end = () => {
    ending = true
    server.kill('SIGTERM')
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  endWithStarter(end)
  // A server that is still starting knows no good order yet: the signal itself ends it, as it was asked to.
  server.once('exit', (code) => process.exit(code ?? (ending ? 0 : 1)))
}
