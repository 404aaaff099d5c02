import { createServer, type RequestListener, type Server } from 'node:http'

/** Listens on this machine's own addresses and nowhere else. Throws one clear line when the port is taken. */
export async function listenOnLoopback(
  handler: RequestListener,
  port: number,
  setting: string,
): Promise<Server[]> {
  const servers: Server[] = []
  for (const address of ['127.0.0.1', '::1']) {
    const server = createServer(handler)
    try {
      await listen(server, port, address)
      servers.push(server)
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code ?? ''
      if (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code)) continue
      for (const open of servers) open.close()
      throw new Error(
        code === 'EADDRINUSE'
          ? `Port ${port} is in use. End what listens there, or set ${setting} to another port.`
          : `Port ${port} on ${address} cannot be listened on (${code}).`,
      )
    }
  }
  return servers
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
