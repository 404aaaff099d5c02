import { skipCSRFCheck } from '@auth/core'
import { calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { askNextAuth } from '#lib/next-auth/ask-next-auth.ts'
import type { Transaction } from '#lib/oidc/transaction.ts'
import { now } from '#lib/time/now.ts'
import { catalogueEntry } from './catalogue-entry.ts'
import type { ConfiguredSocialProvider } from './configured-social-providers.ts'

/**
 * The URL that starts one attempt at a social provider (RFC 6749 4.1.1, RFC 7636), and the transaction that its response
 * is held against. next-auth writes the address as its catalogue has it; what may be used once is ours, since next-auth
 * keeps one attempt a browser, and a copy of its cookies could use it again.
 */
export async function createSocialRequest(
  provider: ConfiguredSocialProvider,
  { returnTo, remember }: Attempt,
  budget: AbortSignal,
): Promise<{ url: URL; transaction: Transaction }> {
  const { answer, fault } = await askNextAuth(
    `signin/${provider.name}`,
    // Ours is a link: to start a sign-in takes no more than that.
    { providers: [await catalogueEntry(provider, budget)], skipCSRFCheck },
    { method: 'POST' },
  )
  if (fault) throw fault
  const transaction: Transaction = {
    issuer: provider.iss,
    clientId: provider.clientId,
    state: randomState(),
    // There is no ID token to hold it.
    nonce: randomNonce(),
    code_verifier: randomPKCECodeVerifier(),
    returnTo,
    remember,
    page: 'sign_in',
    expiresAt: now() + transactionSeconds,
  }
  const url = new URL(answer.headers.get('location') ?? '')
  url.searchParams.set('state', transaction.state)
  url.searchParams.set('code_challenge', await calculatePKCECodeChallenge(transaction.code_verifier))
  return { url, transaction }
}

const transactionSeconds = 15 * 60

type Attempt = { returnTo: string; remember: boolean }
