// `npm start`: the built app on one Node process. The server checks its settings while it loads, before it listens:
// `register()` in instrumentation.ts ends the process with exit code 1 and a line for each fault.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nextEnv from '@next/env'

const began = Date.now()
const root = fileURLToPath(new URL('..', import.meta.url))
process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// The app ends in good order by itself; Next's own handler knows no store.
process.env.NEXT_MANUAL_SIG_HANDLE = 'true'
nextEnv.loadEnvConfig(root, false, { info: () => {}, error: console.error })

if (!existsSync(path.join(root, '.next/BUILD_ID'))) {
  endWithFault('There is no build of the app to serve. Run npm run build first.')
}

const port = Number(process.env.PORT || 3000)
const hostname = process.env.HOSTNAME || undefined
const origin = `http://${urlHost(hostname ?? 'localhost')}:${port}`
// Where Next asks itself for a page. Without it the Host header of a request would decide that.
process.env.__NEXT_PRIVATE_ORIGIN = origin

const signals = ['SIGTERM', 'SIGINT']
// There is nothing to finish yet.
const endAtOnce = () => process.exit(0)
for (const signal of signals) process.on(signal, endAtOnce)
process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'))
endWithStarter()

const { default: next } = await import('next')
const app = next({ dir: root, port, ...(hostname && { hostname }) })
await app.prepare()
const answer = app.getRequestHandler()
const server = createServer((request, response) => {
  answer(request, response).catch((fault) => {
    console.error(fault)
    response.writeHead(500).end('Internal Server Error')
  })
})
server.once('error', (fault) => endWithFault(`The server does not start: ${fault.message}`))
server.listen(port, hostname, () => {
  for (const signal of signals) process.off(signal, endAtOnce)
  process.stdout.write(`Ready in ${Date.now() - began} ms on ${origin}\n`)
})

/**
 * Ends in good order when the process that started this one has ended: then its pipe to our stdin closes. Only with
 * EXIT_WITH_PARENT=1: under systemd and Docker stdin is closed from the start.
 */
function endWithStarter() {
  if (process.env.EXIT_WITH_PARENT !== '1') return
  const end = () => process.kill(process.pid, 'SIGTERM')
  process.stdin.once('end', end).once('error', end).resume()
}

function endWithFault(fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}

function urlHost(hostname) {
  return hostname.includes(':') ? `[${hostname}]` : hostname
}
