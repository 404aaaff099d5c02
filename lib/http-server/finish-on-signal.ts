import type { Server } from 'node:http'
import { log } from '#lib/log/log.ts'
import { closeStore } from '#lib/session/store/store.ts'
import { onEveryRequest } from './on-every-request.ts'

/**
 * On SIGTERM and SIGINT: refuses new connections, gives open requests up to 9 seconds, closes the store, exits with 0.
 * It replaces Next's own handler, which does not close the store and does not exit with 0.
 */
export function finishOnSignal(): void {
  const servers = new Set<Server>()
  onEveryRequest('finish-on-signal', (_request, _response, server) => servers.add(server))
  let finishing = false
  // Ctrl-C reaches this process from the terminal and once more from its starter: the second must not cut it off.
  const end = () => {
    if (finishing) return
    finishing = true
    void finish(servers)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end)
}

const graceMilliseconds = 9000

async function finish(servers: Set<Server>): Promise<void> {
  const grace = new Promise<'late'>((resolve) => setTimeout(resolve, graceMilliseconds, 'late'))
  const ended = await Promise.race([grace, Promise.all([...servers].map(close))])
  if (ended === 'late')
    log().warn({ event: 'requests_cut_off', detail: `not finished in ${graceMilliseconds} ms` })
  await closeStore()
  process.exit(0)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A kept-alive connection that becomes idle after `close` would hold the server open.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(idle)
      resolve()
    })
  })
}
