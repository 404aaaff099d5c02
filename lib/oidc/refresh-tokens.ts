import { decodeJwt } from 'jose'
import { type Configuration, type IDToken, ResponseBodyError, refreshTokenGrant } from 'openid-client'
import { requireAtHash } from './at-hash.ts'
import { AuthenticationError } from './authentication-error.ts'
import { requireBoundToken } from './bound-tokens.ts'
import type { Claims } from './claims.ts'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import { dpop } from './dpop.ts'
import type { DpopKey } from './dpop-key.ts'
import { accessTokenExpiry } from './identity.ts'
import { currentKeys } from './key-cache.ts'
import { protocolFailure } from './protocol-failure.ts'
import { providerMetadata } from './provider-metadata.ts'
import { refreshedClaims } from './refreshed-claims.ts'
import { sessionCeiling } from './session-ceiling.ts'
import type { RefreshableTokens } from './tokens.ts'
import { withinBudget } from './within-budget.ts'

/**
 * Redeems a refresh token and reads the person's claims again (RFC 6749 6, OpenID Connect Core 12). Nothing when the
 * provider has ended the grant (`invalid_grant`). A token that is missing from the response keeps its previous value.
 * Throws `AuthenticationError`.
 */
export async function refreshTokens(
  client: Client,
  held: Held,
  budget: AbortSignal,
): Promise<Refreshed | undefined> {
  const { refreshToken, dpopKey } = held.tokens
  // The keys come first: without them the new tokens could not be checked, and the old refresh token would be used up.
  const { jwks_uri: jwksUri } = await providerMetadata(client, budget)
  await withinBudget(budget, `the keys of ${client.issuer}`, currentKeys(jwksUri))
  const provider = await configuration(client, budget)
  const answer = await redeem(provider, refreshToken, dpopKey)
  if (!answer) return undefined
  requireBoundToken(client, answer)
  const idToken = answer.claims()
  if (idToken) {
    requireSamePerson(idToken, held)
    requireAtHash(idToken, answer)
  }
  const { access_token: accessToken, id_token, refresh_token } = answer
  const received = {
    idToken,
    accessToken,
    dpopKey,
    before: { ...held, idToken: decodeJwt(held.tokens.idToken) },
  }
  return {
    tokens: {
      accessToken,
      idToken: id_token ?? held.tokens.idToken,
      refreshToken: refresh_token ?? refreshToken,
      ...(dpopKey && { dpopKey }),
    },
    claims: await refreshedClaims(client, received, budget),
    ...accessTokenExpiry(answer),
    ...sessionCeiling(idToken),
  }
}

/** The owner of the refresh token, their latest claims and the latest tokens. */
export type Held = { sub: string; claims: Claims; tokens: RefreshableTokens }

export type Refreshed = {
  tokens: RefreshableTokens
  /** Absent when userinfo is needed and does not respond. */
  claims: Claims | undefined
  accessTokenExpiresAt?: number
  sessionCeiling?: number
}

async function redeem(provider: Configuration, refreshToken: string, dpopKey: DpopKey | undefined) {
  try {
    return await refreshTokenGrant(provider, refreshToken, undefined, await dpop(provider, dpopKey))
  } catch (thrown) {
    if (thrown instanceof ResponseBodyError && thrown.error === 'invalid_grant') return undefined
    throw protocolFailure(thrown, 'token')
  }
}

// OpenID Connect Core 12.2; `iss` and `aud` are compared by openid-client, as in every ID token.
function requireSamePerson(idToken: IDToken, { sub }: Held): void {
  if (idToken.sub === sub) return
  throw new AuthenticationError('id_token_invalid', 'sub', 'the refreshed ID token is about another person')
}
