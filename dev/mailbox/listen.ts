import type { EventEmitter } from 'node:events'

/** Listens on this machine's own addresses alone. Throws one line that names the port and its setting. */
export async function listenOnLoopback(
  create: () => Listener,
  port: number,
  setting: string,
): Promise<Listener[]> {
  const listening: Listener[] = []
  for (const address of ['127.0.0.1', '::1']) {
    const server = create()
    try {
      await listen(server, port, address)
      listening.push(server)
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code ?? ''
      if (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code)) continue
      throw new Error(
        code === 'EADDRINUSE'
          ? `Port ${port} is in use. End what listens there, or set ${setting} to another port.`
          : `Port ${port} on ${address} cannot be listened on (${code}). Set ${setting} to another port.`,
      )
    }
  }
  return listening
}

function listen(server: Listener, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })
}

type Listener = EventEmitter & {
  listen(port: number, address: string, listening: () => void): unknown
}
