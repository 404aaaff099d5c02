import { connect } from 'node:net'

/** Returns those of the ports that a program on this machine listens on. */
export async function listening(ports: readonly number[]): Promise<number[]> {
  const found = await Promise.all(ports.map(async (port) => ((await accepts(port)) ? [port] : [])))
  return found.flat()
}

/** Waits until all of the ports are free. Throws when one is still in use after a minute. */
export async function allFree(ports: readonly number[]): Promise<void> {
  const deadline = Date.now() + 60_000
  let left = await listening(ports)
  while (left.length > 0) {
    if (Date.now() > deadline) throw new Error(`Still listened on after a minute: ${left.join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    left = await listening(ports)
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
