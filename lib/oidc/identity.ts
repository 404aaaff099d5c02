import type { IDToken, TokenEndpointResponse } from 'openid-client'
import type { Claims } from './claims.ts'
import type { Client } from './client.ts'

/** Who signed in, by a checked ID token, and the tokens that came with it. Times are epoch seconds. */
export type Identity = {
  iss: string
  sub: string
  sid?: string
  clientId: string
  claims: Claims
  authTime?: number
  acr?: string
  amr?: string[]
  accessTokenExpiresAt?: number
  tokens: Tokens
}

export type Tokens = { accessToken: string; idToken: string; refreshToken?: string }

/** The identity that checked tokens prove. */
export function identityFrom(
  client: Client,
  idToken: IDToken,
  tokens: TokenEndpointResponse,
  claims: Claims,
): Identity {
  const { sid, auth_time: authTime, acr, amr } = idToken
  const { access_token: accessToken, id_token, refresh_token: refreshToken, expires_in: expiresIn } = tokens
  return {
    iss: idToken.iss,
    sub: idToken.sub,
    clientId: client.clientId,
    claims,
    ...(typeof sid === 'string' && { sid }),
    // Some send 0 where nobody signed in just now.
    ...(isMoment(authTime) && { authTime: Math.floor(authTime) }),
    ...(typeof acr === 'string' && { acr }),
    ...(Array.isArray(amr) && { amr: amr.filter((method) => typeof method === 'string') }),
    ...(expiresIn !== undefined && { accessTokenExpiresAt: Math.floor(Date.now() / 1000 + expiresIn) }),
    tokens: { accessToken, idToken: id_token ?? '', ...(refreshToken !== undefined && { refreshToken }) },
  }
}

// A time that no Date can tell is as good as none.
function isMoment(seconds: number | undefined): seconds is number {
  return seconds !== undefined && seconds >= 1 && seconds < 8.64e12
}
