import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freePort } from '../start/free-port.ts'
import { answer } from './answer.ts'
import { type CaseName, cases } from './cases.ts'
import type { HostileCase } from './hostile-case.ts'
import { readRequest } from './read-request.ts'
import { createTenant, type Tenant } from './tenant.ts'

/**
 * Starts an OpenID provider that misbehaves on demand. The issuer's path chooses the case: `/<case>`, then any of
 * `fat` (the ID token holds all claims), `root` (the issuer is the origin itself), `slash` (the issuer ends with one) and a
 * label of the test's own, so that two tests never share a record.
 */
export async function startHostileProvider(options: { port?: number } = {}): Promise<HostileProvider> {
  const tenants = new Map<string, Tenant>()
  const server = createServer((request, response) => {
    const tenant = tenantOf(tenants, request.url ?? '/')
    if (!tenant) return void response.writeHead(404).end('no such issuer')
    readRequest(tenant, request)
      .then((recorded) => answer(tenant, recorded, response))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const neighbour = createServer((request, response) => void server.emit('request', request, response))
  // Not a port that any other program could be given while this provider is down.
  const port = await listen(server, options.port ?? (await freePort()), 'localhost')
  const otherOrigin = `http://127.0.0.1:${await listen(neighbour, 0, '127.0.0.1')}`

  return {
    port,
    tenant(name, ...variants) {
      const path = variants.includes('root') ? '' : `/${[name, ...variants].join('/')}`
      const known = tenants.get(path)
      if (known) return known
      const definition: HostileCase = cases[name]
      const issuer = `http://localhost:${port}${path}${variants.includes('slash') ? '/' : ''}`
      const tenant = createTenant(issuer, otherOrigin, definition, variants.includes('fat'))
      tenants.set(path, tenant)
      return tenant
    },
    async stop() {
      await Promise.all([close(server), close(neighbour)])
    },
  }
}

function tenantOf(tenants: Map<string, Tenant>, url: string): Tenant | undefined {
  const longestFirst = [...tenants].sort(([left], [right]) => right.length - left.length)
  return longestFirst.find(([path]) => url.startsWith(`${path}/`))?.[1]
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

export type HostileProvider = {
  port: number
  /** The issuer of that case; made on first use, the same value afterwards. */
  tenant(name: CaseName, ...variants: string[]): Tenant
  stop(): Promise<void>
}
