import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { SignInPage } from '#lib/log/security-event.ts'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import { type StepUp, stepUpParameters } from './step-up.ts'
import type { Transaction } from './transaction.ts'

/**
 * The URL that starts one attempt at the provider (OpenID Connect Core 3.1.2.1, RFC 7636), and the transaction that
 * its response is held against. Throws `AuthenticationError` when the provider cannot be asked what it is.
 */
export async function createAuthorizationRequest(
  client: Client,
  attempt: Attempt,
  budget: AbortSignal,
): Promise<{ url: URL; transaction: Transaction }> {
  const transaction: Transaction = {
    issuer: client.issuer,
    state: randomState(),
    nonce: randomNonce(),
    code_verifier: randomPKCECodeVerifier(),
    returnTo: attempt.returnTo,
    remember: attempt.remember,
    page: attempt.page,
    ...(attempt.stepUp && { stepUp: attempt.stepUp }),
    expiresAt: Math.floor(Date.now() / 1000) + transactionSeconds,
  }
  const url = buildAuthorizationUrl(await configuration(client, budget), {
    ...attempt.parameters,
    ...(attempt.stepUp && stepUpParameters(client, attempt.stepUp)),
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope: client.scopes.join(' '),
    state: transaction.state,
    nonce: transaction.nonce,
    code_challenge: await calculatePKCECodeChallenge(transaction.code_verifier),
    code_challenge_method: 'S256',
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
  /** A recent or stronger sign-in, which the response is held to. */
  stepUp?: StepUp | undefined
  /** Further parameters, always from our own code: `prompt`, `login_hint`, the preset's own. */
  parameters: Record<string, string>
  /** Instead of the authorization endpoint, and relative to it; from the preset. */
  endpoint?: string | undefined
}
