import { authorizationCodeGrant, type Configuration } from 'openid-client'
import { requireAtHash } from './at-hash.ts'
import { AuthenticationError } from './authentication-error.ts'
import type { AuthorizationResponse } from './authorization-response.ts'
import { requireBoundToken } from './bound-tokens.ts'
import { claimsFrom, isComplete, withUserinfo } from './claims.ts'
import type { Client } from './client.ts'
import { withEncodingAdvice } from './client-authentication.ts'
import { configuration } from './configuration.ts'
import { dpop } from './dpop.ts'
import { type Identity, identityFrom } from './identity.ts'
import { protocolFailure } from './protocol-failure.ts'
import { requireTimeLeft } from './session-ceiling.ts'
import { requireStepUp } from './step-up.ts'
import type { Transaction } from './transaction.ts'
import { userinfo } from './userinfo.ts'

/**
 * Redeems the code of one attempt and checks the response: `state`, `iss`, PKCE, the ID token's signature, claims,
 * `nonce` and `at_hash`, the demand of a step-up and the binding of the tokens (OpenID Connect Core 3.1.3.7, RFC 9207,
 * RFC 9449 5). Throws `AuthenticationError`.
 */
export async function exchangeCode(
  client: Client,
  response: AuthorizationResponse,
  transaction: Transaction,
  budget: AbortSignal,
): Promise<Identity> {
  const provider = await configuration(client, budget)
  const { tokens, idToken } = await redeem(provider, client, response, transaction)
  requireBoundToken(client, tokens)
  requireAtHash(idToken, tokens)
  requireTimeLeft(idToken)
  if (transaction.stepUp) requireStepUp(client, idToken, transaction.stepUp)
  const claimed = claimsFrom(idToken)
  const { dpopKey } = transaction
  if (isComplete(claimed, client.wantedClaims)) return identityFrom(client, idToken, tokens, claimed, dpopKey)
  // Some providers create an algorithm's key when they first sign with it, so userinfo may be signed by a newer key
  // than the ID token. A configuration fetches the keys only once, so this takes a second one.
  const refreshed = await configuration(client, budget)
  const claims = withUserinfo(claimed, await userinfo(refreshed, tokens.access_token, idToken.sub, dpopKey))
  return identityFrom(client, idToken, tokens, claims, dpopKey)
}

async function redeem(
  provider: Configuration,
  client: Client,
  response: AuthorizationResponse,
  transaction: Transaction,
) {
  const maxAge = transaction.stepUp?.maxAge
  // openid-client takes the redirect_uri from this URL, so it must be the configured one and not depend on the Host
  // header.
  const callback = new URL(client.redirectUri)
  callback.search = response.parameters.toString()
  try {
    const checks = {
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      pkceCodeVerifier: transaction.code_verifier,
      idTokenExpected: true,
      ...(maxAge !== undefined && { maxAge }),
    }
    const proof = await dpop(provider, transaction.dpopKey)
    const tokens = await authorizationCodeGrant(provider, callback, checks, undefined, proof)
    const idToken = tokens.claims()
    if (!idToken?.sub) throw new AuthenticationError('id_token_invalid', 'sub', 'the ID token has no sub')
    return { tokens, idToken }
  } catch (thrown) {
    throw withEncodingAdvice(protocolFailure(thrown, 'token'), client, provider.serverMetadata())
  }
}
