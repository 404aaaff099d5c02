import { createServer } from 'node:net'
import type { Address } from './addresses.ts'

/** One line for each port that another program uses, or that two of ours share, with the setting that changes it. */
export async function portsInUse(addresses: Address[]): Promise<string[]> {
  const faults = await Promise.all(
    addresses.map((address, index) => wantedTwice(address, addresses.slice(0, index)) ?? faultOf(address)),
  )
  return faults.filter((fault) => fault !== undefined)
}

function wantedTwice({ name, setting, port }: Address, before: Address[]): string | undefined {
  const other = before.find((address) => address.port === port)
  return other && `Port ${port} is wanted for ${other.name} and for ${name}. Set ${setting} to another.`
}

async function faultOf({ name, setting, host, port }: Address): Promise<string | undefined> {
  const codes = await Promise.all(
    (host === 'localhost' ? ['127.0.0.1', '::1'] : [host]).map((each) => codeOfListening(each, port)),
  )
  const code = codes.find((each) => each !== undefined)
  if (!code) return undefined
  const trouble = code === 'EADDRINUSE' ? 'is in use' : `cannot be listened on (${code})`
  return `Port ${port}, for ${name}, ${trouble}. Stop what uses it, or set ${setting} to another.`
}

function codeOfListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      // Some machines and containers have no IPv6.
      const missing = host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
      resolve(missing ? undefined : code)
    })
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}
