import type { AccountPage, HostedPage, Preset } from './presets/preset.ts'

/** This app as one provider knows it: all that `lib/oidc` needs to know, so that several providers cost nothing. */
export type Client = {
  /** To the letter: a trailing slash is part of the name. */
  issuer: string
  clientId: string
  clientSecret: string
  /** Without it, what the metadata offers. */
  tokenEndpointAuthMethod?: TokenEndpointAuthMethod
  /** The one algorithm that an ID token may be signed with. */
  idTokenSignedResponseAlg: string
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
}

/** A page of the provider's outside any authorization request: people do not come back by themselves. */
export type HostedUrl = { url: string }

export type TokenEndpointAuthMethod = 'client_secret_basic' | 'client_secret_post'

export type WantedClaim = 'name' | 'email' | 'groups'
