import { createServer } from 'node:net'
import type { Address } from './addresses.ts'

/** One line for each port that somebody else listens on, with the setting that moves ours. */
export async function portsInUse(addresses: Address[]): Promise<string[]> {
  const faults = await Promise.all(addresses.map(faultOf))
  return faults.filter((fault) => fault !== undefined)
}

async function faultOf({ name, setting, host, port }: Address): Promise<string | undefined> {
  const code = await codeOfListening(host, port)
  if (!code) return undefined
  const trouble = code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${code})`
  return `Port ${port}, for ${name}, ${trouble}. Stop what uses it, or set ${setting} to another.`
}

function codeOfListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)))
  })
}
