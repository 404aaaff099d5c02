import type { IDToken, TokenEndpointResponse } from 'openid-client'
import type { Claims } from './claims.ts'
import type { Client } from './client.ts'
import { isTime, now } from './clock.ts'
import type { DpopKey } from './dpop-key.ts'
import { sessionCeiling } from './session-ceiling.ts'
import type { Tokens } from './tokens.ts'

/** The person who signed in, by a checked ID token, and the tokens of the same response. Times are epoch seconds. */
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
  /** The latest end of the session that the provider allows. */
  sessionCeiling?: number
  tokens: Tokens
}

/** The identity that checked tokens prove. */
export function identityFrom(
  client: Client,
  idToken: IDToken,
  tokens: TokenEndpointResponse,
  claims: Claims,
  dpopKey: DpopKey | undefined,
): Identity {
  const { sid, auth_time: authTime, acr, amr } = idToken
  const { access_token: accessToken, id_token, refresh_token: refreshToken } = tokens
  return {
    iss: idToken.iss,
    sub: idToken.sub,
    clientId: client.clientId,
    claims,
    ...(typeof sid === 'string' && { sid }),
    // Some providers send 0 when there was no interactive sign-in.
    ...(isTime(authTime) && { authTime: Math.floor(authTime) }),
    ...(typeof acr === 'string' && { acr }),
    ...(Array.isArray(amr) && { amr: amr.filter((method) => typeof method === 'string') }),
    ...accessTokenExpiry(tokens),
    ...sessionCeiling(idToken),
    tokens: {
      accessToken,
      ...(id_token !== undefined && { idToken: id_token }),
      ...(refreshToken !== undefined && { refreshToken }),
      ...(dpopKey && { dpopKey }),
    },
  }
}

/** When an access token expires, if the response says so. */
export function accessTokenExpiry({ expires_in: expiresIn }: TokenEndpointResponse): {
  accessTokenExpiresAt?: number
} {
  if (expiresIn === undefined) return {}
  return { accessTokenExpiresAt: Math.floor(now() + expiresIn) }
}
