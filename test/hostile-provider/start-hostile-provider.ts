import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { freePort } from '../start/free-port.ts'
import { answer } from './answer.ts'
import { type CaseName, cases } from './cases.ts'
import type { HostileCase } from './hostile-case.ts'
import { makeKeys } from './keys.ts'
import { readRequest } from './read-request.ts'
import { createTenant, type Tenant } from './tenant.ts'

/**
 * Starts an OpenID provider that misbehaves on demand. The issuer's path chooses the case: `/<case>`, then any of
 * `fat` (the ID token holds all claims), `root` (the issuer is the origin itself), `slash` (the issuer ends with one) and a
 * label of the test's own, so that two tests never share a record.
 */
export async function startHostileProvider(options: { port?: number } = {}): Promise<HostileProvider> {
  makeKeys()
  const tenants = new Map<string, Tenant>()
  const refusals = createRefusals()
  const server = createServer((request, response) => {
    const tenant = tenantOf(tenants, request.url ?? '/')
    if (!tenant) return void response.writeHead(404).end('no such issuer', refusals.add)
    readRequest(tenant, request)
      .then((recorded) => answer(tenant, recorded, response))
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const neighbour = createServer((request, response) => void server.emit('request', request, response))
  // Not a port that any other program could be given while this provider is down.
  const port = await listen(server, options.port ?? (await freePort()), 'localhost')
  const otherOrigin = `http://127.0.0.1:${await listen(neighbour, 0, '127.0.0.1')}`

  const tenantAt = (path: string, name: CaseName, fat: boolean, end = '') => {
    const known = tenants.get(path)
    if (known) return known
    const definition: HostileCase = cases[name]
    const tenant = createTenant(`http://localhost:${port}${path}${end}`, otherOrigin, definition, fat)
    tenants.set(path, tenant)
    return tenant
  }

  return {
    port,
    tenant(name, ...variants) {
      const path = variants.includes('root') ? '' : `/${[name, ...variants].join('/')}`
      return tenantAt(path, name, variants.includes('fat'), variants.includes('slash') ? '/' : '')
    },
    tenantAt,
    refused: refusals.reached,
    async stop() {
      await Promise.all([close(server), close(neighbour)])
    },
  }
}

/** Counts the requests for unknown issuers, and resolves a promise when there were as many as wanted. */
function createRefusals() {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    add() {
      count += 1
      for (const hear of waiting) hear()
    },
    reached(wanted: number): Promise<void> {
      return new Promise((resolve) => {
        const hear = () => {
          if (count < wanted) return
          waiting.delete(hear)
          resolve()
        }
        waiting.add(hear)
        hear()
      })
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
  /** The same at a path of the test's choice; `fat` as among the variants, `end` ends the issuer after its path. */
  tenantAt(path: string, name: CaseName, fat: boolean, end?: string): Tenant
  /** Resolves when so many requests for unknown issuers have been answered. */
  refused(count: number): Promise<void>
  stop(): Promise<void>
}
