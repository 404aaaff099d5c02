import type { IncomingHttpHeaders } from 'node:http'
import type { Claims, HostileCase, Misbehaviour, RegisteredClient, TokenResponse } from './hostile-case.ts'
import type { Reply } from './reply.ts'

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
    callback: '/auth/callback',
    methods: ['client_secret_basic'],
    decodesBasic: true,
    ...definition.client,
  }
  const memory = {
    requests: [],
    grants: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    usedRefreshTokens: new Set<string>(),
    reuses: 0,
    bytesPoured: 0,
    pushed: new Map<string, URLSearchParams>(),
    usedJtis: new Set<string>(),
    assertedWith: [],
    dpopNonce: 'first-nonce',
  }
  const refreshing = { expiresIn: 3600, delay: 0 }
  return { issuer, otherOrigin, definition, fat, client, person: { ...person }, refreshing, ...memory }
}

/** The path that all of an issuer's endpoints begin with; empty for an issuer that is a mere origin. */
export function issuerPath({ issuer }: Tenant): string {
  return new URL(issuer).pathname.replace(/\/$/, '')
}

/** The address of one of its endpoints, which a slash at the end of the issuer does not double. */
export function endpointUrl({ issuer }: Tenant, endpoint: string): string {
  return `${issuer.replace(/\/$/, '')}/${endpoint}`
}

/** What the endpoint of that name was asked so far. */
export function requestsTo(tenant: Tenant, endpoint: string): RecordedRequest[] {
  return tenant.requests.filter((request) => request.endpoint === endpoint)
}

/** How often the endpoint of that name was asked so far. */
export function countOf(tenant: Tenant, endpoint: string): number {
  return requestsTo(tenant, endpoint).length
}

/** **T U J**: how often the token endpoint, userinfo and the keys were asked. */
export function calls(tenant: Tenant) {
  return {
    token: countOf(tenant, 'token'),
    userinfo: countOf(tenant, 'userinfo'),
    jwks: countOf(tenant, 'jwks'),
  }
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
  refreshTokens: Map<string, Grant>
  usedRefreshTokens: Set<string>
  /** How often one of them came again. */
  reuses: number
  /** Claims of the user who signs in from now on: a test changes them while it runs. */
  person: Partial<typeof person>
  refreshing: Refreshing
  bytesPoured: number
  /** Authorization requests that were pushed and not used yet, by their reference. */
  pushed: Map<string, URLSearchParams>
  usedJtis: Set<string>
  /** By which key and algorithm the client proved itself so far. */
  assertedWith: { kid: string; alg: string }[]
  /** What DPoP proofs have to carry now. */
  dpopNonce: string
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
  authTime: number
  used: boolean
  /** The thumbprint of the key that the code, and then its tokens, are bound to. */
  jkt?: string
  /** Revoked, or ended because a refresh token of it came twice. */
  ended: boolean
}

/** How refresh token grants go from now on: a test changes it while it runs. */
export type Refreshing = {
  /** Seconds, also of the access token that a sign-in gives. */
  expiresIn: number
  /** Milliseconds before the answer; the token is redeemed at once. */
  delay: number
  /** The answer waits for this as well. */
  held?: Promise<unknown>
  /** Instead of looking at the token at all. */
  instead?: Reply | Misbehaviour
  claims?: (claims: Claims) => Claims
  body?: (body: TokenResponse) => TokenResponse
}
