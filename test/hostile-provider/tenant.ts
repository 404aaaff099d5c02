import type { IncomingHttpHeaders } from 'node:http'
import type { HostileCase, RegisteredClient } from './hostile-case.ts'

/** One issuer: a case, the client registered there, what it was asked so far and what it handed out. */
export function createTenant(
  issuer: string,
  otherOrigin: string,
  definition: HostileCase,
  fat: boolean,
): Tenant {
  const client: RegisteredClient = {
    id: 'hostile-client',
    secret: 'hostile-client-secret-0123456789',
    methods: ['client_secret_basic'],
    decodesBasic: true,
    ...definition.client,
  }
  const memory = { requests: [], grants: new Map(), accessTokens: new Map(), bytesPoured: 0 }
  return { issuer, otherOrigin, definition, fat, client, ...memory }
}

/** The path that all of an issuer's endpoints begin with; empty for an issuer that is a mere origin. */
export function issuerPath({ issuer }: Tenant): string {
  return new URL(issuer).pathname.replace(/\/$/, '')
}

/** The address of one of its endpoints, which a slash at the end of the issuer does not double. */
export function endpointUrl({ issuer }: Tenant, endpoint: string): string {
  return `${issuer.replace(/\/$/, '')}/${endpoint}`
}

/** How often the endpoint of that name was asked so far. */
export function countOf(tenant: Tenant, endpoint: string): number {
  return tenant.requests.filter((request) => request.endpoint === endpoint).length
}

/** The person who signs in at every hostile provider. */
export const person = {
  sub: 'harriet-1',
  name: 'Harriet Hostile',
  given_name: 'Harriet',
  family_name: 'Hostile',
  email: 'harriet@example.test',
  email_verified: true,
  groups: ['staff'],
}

export type Tenant = {
  issuer: string
  /** The same server on another host and port, as Google has its endpoints on other hosts than its issuer. */
  otherOrigin: string
  definition: HostileCase
  fat: boolean
  client: RegisteredClient
  requests: RecordedRequest[]
  grants: Map<string, Grant>
  accessTokens: Map<string, Grant>
  bytesPoured: number
}

export type RecordedRequest = {
  /** The last part of the path: `discovery`, `jwks`, `authorize`, `token`, `userinfo`, `end_session`, … */
  endpoint: string
  method: string
  url: URL
  headers: IncomingHttpHeaders
  form: URLSearchParams
  at: number
}

export type Grant = {
  code: string
  clientId: string
  redirectUri: string
  scope: string
  nonce: string | undefined
  challenge: string
  used: boolean
}
