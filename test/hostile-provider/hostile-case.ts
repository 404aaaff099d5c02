import type { Jwk, KeyName } from './keys.ts'
import type { Reply } from './reply.ts'
import type { JwsHeader } from './sign.ts'
import type { Tenant } from './tenant.ts'

/** What one case changes in an otherwise correct provider. An empty case is a correct provider. */
export type HostileCase = {
  client?: Partial<RegisteredClient>
  /** Instead of what the endpoint would say. */
  answers?: Partial<Record<Endpoint, Reply | Misbehaviour>>
  /** What is said of keeping them, instead of Keycloak's words. */
  cacheControl?: string
  metadata?: (metadata: Metadata, tenant: Tenant) => Metadata
  /** The JWK Set that is published now. */
  keys?: (tenant: Tenant) => Jwk[]
  /** Changes the parameters that go back to the redirect URI. */
  authorizationResponse?: (parameters: URLSearchParams, tenant: Tenant) => void
  /** Whether sign-ins come with a refresh token, and whether each of them works once only. */
  refreshTokens?: 'one_time' | 'static'
  pushedRequests?: 'offered' | 'required'
  /** Tokens are bound to a key; `with_nonce`: each proof carries the nonce that was given last. */
  dpop?: 'required' | 'with_nonce'
  tokenResponse?: (body: TokenResponse) => TokenResponse
  signingKey?: KeyName | ((tenant: Tenant) => KeyName)
  header?: (header: JwsHeader, tenant: Tenant) => JwsHeader
  claims?: (claims: Claims) => Claims
  /** Signs the ID token with an HMAC of this secret. */
  hmacSecret?: (tenant: Tenant) => string
  /** Changes the ID token after it was signed. */
  afterSigning?: (idToken: string) => string
  userinfo?: (claims: Claims, tenant: Tenant) => Claims
  /** Userinfo as a signed JWT (OpenID Connect Core 5.3.2). */
  userinfoJwt?: (jwt: string) => string
  userinfoSigningKey?: KeyName
  /** Changes the parameters that go back to the post-logout redirect URI. */
  endSessionResponse?: (parameters: URLSearchParams) => void
}

export type RegisteredClient = {
  id: string
  secret: string
  /** The path of its one redirect URI. */
  callback: string
  methods: ('client_secret_basic' | 'client_secret_post' | 'private_key_jwt')[]
  /** Where its public keys are; a test sets it once the app has an address. */
  jwksUri?: string
  /** The algorithms that its assertions may be signed by; any where there are none. */
  assertionAlgorithms?: string[]
  /** A provider that compares what Basic carries as it came. */
  decodesBasic: boolean
}

export type Endpoint =
  | 'discovery'
  | 'jwks'
  | 'par'
  | 'authorize'
  | 'token'
  | 'userinfo'
  | 'resource'
  | 'revoke'
  | 'end_session'
  | 'framing_page'

/** `redirect` leads to a working copy of the same endpoint under /elsewhere; `hang` never answers. */
export type Misbehaviour = 'redirect' | 'hang' | 'hang_in_body' | 'endless_body' | 'drop_connection'

export type Metadata = { issuer?: unknown; [name: string]: unknown }
export type Claims = { iss?: unknown; sub?: unknown; aud?: unknown; nonce?: unknown; [name: string]: unknown }
export type TokenResponse = { [name: string]: unknown }
