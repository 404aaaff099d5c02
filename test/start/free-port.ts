import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

/**
 * A port that is free on every loopback address, and that no other test receives while this process lives.
 * It lies below the range from which systems take the ports of outgoing connections and of `listen(0)`.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    // Above 10080, the last port that browsers and Next refuse by its number.
    const port = 10_100 + 2 * randomInt(10_900)
    // The odd neighbour is the claim: it stays taken until this process ends.
    const claim = await listenOn(port + 1)
    const probe = claim && (await listenOn(port))
    if (probe) {
      await new Promise((resolve) => probe.close(resolve))
      claim.unref()
      return port
    }
    claim?.close()
  }
  throw new Error('No port is free between 10100 and 31900.')
}

function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: 'localhost' }, () => resolve(server))
  })
}
