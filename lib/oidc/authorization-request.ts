import { calculateJwkThumbprint } from 'jose'
import { calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { authorizationUrl } from './authorization-url.ts'
import type { Client } from './client.ts'
import { now } from './clock.ts'
import { configuration } from './configuration.ts'
import { createDpopKey } from './dpop.ts'
import type { SignInPage } from './sign-in-page.ts'
import { type StepUp, stepUpParameters } from './step-up.ts'
import type { Transaction } from './transaction.ts'

/**
 * The authorization request of one attempt (OpenID Connect Core 3.1.2.1, RFC 7636) as a URL, and the transaction
 * against which its response is checked. With DPoP the code is bound to the same key as its tokens (RFC 9449 10).
 * Throws `AuthenticationError` when the provider's metadata is unavailable.
 */
export async function createAuthorizationRequest(
  client: Client,
  attempt: Attempt,
  budget: AbortSignal,
): Promise<{ url: URL; transaction: Transaction }> {
  const dpopKey = client.dpopBoundAccessTokens ? await createDpopKey() : undefined
  const transaction: Transaction = {
    issuer: client.issuer,
    clientId: client.clientId,
    state: randomState(),
    nonce: randomNonce(),
    code_verifier: randomPKCECodeVerifier(),
    returnTo: attempt.returnTo,
    remember: attempt.remember,
    page: attempt.page,
    ...(attempt.stepUp && { stepUp: attempt.stepUp }),
    ...(dpopKey && { dpopKey }),
    expiresAt: now() + transactionSeconds,
  }
  const url = await authorizationUrl(await configuration(client, budget), client, {
    ...attempt.parameters,
    ...(attempt.stepUp && stepUpParameters(client, attempt.stepUp)),
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope: client.scopes.join(' '),
    state: transaction.state,
    nonce: transaction.nonce,
    code_challenge: await calculatePKCECodeChallenge(transaction.code_verifier),
    code_challenge_method: 'S256',
    ...(dpopKey && { dpop_jkt: await calculateJwkThumbprint(dpopKey) }),
  })
  return { url: attempt.endpoint === undefined ? url : atEndpoint(attempt.endpoint, url), transaction }
}

function atEndpoint(endpoint: string, authorizationUrl: URL): URL {
  const url = new URL(endpoint, authorizationUrl)
  url.search = authorizationUrl.search
  return url
}

const transactionSeconds = 15 * 60

export type Attempt = {
  page: SignInPage
  returnTo: string
  remember: boolean
  /** The demanded recent or stronger sign-in. The response is checked against it. */
  stepUp?: StepUp | undefined
  /** Further parameters, always from our own code: `prompt`, `login_hint`, the preset's own. */
  parameters: Record<string, string>
  /** The preset's page that takes the place of the authorization endpoint, as a URL relative to it. */
  endpoint?: string | undefined
}
