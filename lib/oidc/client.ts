import type { JWK } from 'jose'
import type { WantedClaim } from './claims.ts'
import type { AccountPage, HostedPage, Preset } from './presets/preset.ts'

/** This app as one provider knows it: all that `lib/oidc` needs to know, so that several providers cost nothing. */
export type Client = {
  /** Its name where there are several, as in its redirect URI. */
  name?: string
  /** How pages call the provider. */
  providerName: string
  /** To the letter: a trailing slash is part of the name. */
  issuer: string
  clientId: string
  credential: ClientCredential
  /** Without it, what the metadata offers. */
  tokenEndpointAuthMethod?: TokenEndpointAuthMethod
  /** The one algorithm that an ID token may be signed with. */
  idTokenSignedResponseAlg: string
  /** RFC 9126: requests are pushed to the provider, and the browser carries a reference to them. */
  requirePushedAuthorizationRequests: boolean
  /** RFC 9449: tokens are bound to a key of the session's. */
  dpopBoundAccessTokens: boolean
  /** A profile that the provider has to meet, too. */
  profile?: 'fapi2'
  scopes: string[]
  /** Known `acr` values, the weakest first. */
  acrValues: string[]
  /** Userinfo is asked only when one of these is missing from the ID token. */
  wantedClaims: WantedClaim[]
  redirectUri: string
  postLogoutRedirectUri: string
  preset: Preset
  pages: Record<AccountPage, HostedPage | HostedUrl | null>
  /** Plain http, on loopback only. */
  allowInsecureRequests: boolean
  /** A new budget for a request that several callers share: the first caller's budget must not end it for the others. */
  sharedBudget: () => AbortSignal
}

/** A secret, or keys: the first signs, all are published. */
export type ClientCredential = { secret: string } | { keys: [JWK, ...JWK[]] }

/** A page of the provider's outside any authorization request: people do not come back by themselves. */
export type HostedUrl = { url: string }

export type TokenEndpointAuthMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
