import type { JWK } from 'jose'
import type { WantedClaim } from './claims.ts'
import type { AccountPage, HostedPage, Preset } from './presets/preset.ts'

/** This app as a client of one provider: everything that `lib/oidc` needs to know. */
export type Client = {
  /** Its name where there are several, as in its redirect URI. */
  name?: string
  /** The provider's name on pages. */
  providerName: string
  /** Compared exactly: a trailing slash matters. */
  issuer: string
  clientId: string
  credential: ClientCredential
  /** Without it, a method that the metadata lists. */
  tokenEndpointAuthMethod?: TokenEndpointAuthMethod
  /** The one algorithm that an ID token may be signed with. */
  idTokenSignedResponseAlg: string
  /** RFC 9126: requests are pushed to the provider, and the browser carries a reference to them. */
  requirePushedAuthorizationRequests: boolean
  /** RFC 9449: tokens are bound to a key of the session's. */
  dpopBoundAccessTokens: boolean
  /** A security profile, which the provider must meet too. */
  profile?: 'fapi2'
  scopes: string[]
  /** Known `acr` values, the weakest first. */
  acrValues: string[]
  /** Userinfo is requested only when the ID token lacks one of these. */
  wantedClaims: WantedClaim[]
  redirectUri: string
  postLogoutRedirectUri: string
  preset: Preset
  pages: Record<AccountPage, HostedPage | HostedUrl | null>
  /** Allows plain http, on loopback only. */
  allowInsecureRequests: boolean
  /** A new budget for a request that several callers share: the first caller's budget must not end it for the others. */
  sharedBudget: () => AbortSignal
}

/** A secret, or keys: the first signs, all are published. */
export type ClientCredential = { secret: string } | { keys: [JWK, ...JWK[]] }

/** A page of the provider outside any authorization request: it does not send people back. */
export type HostedUrl = { url: string }

export type TokenEndpointAuthMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
