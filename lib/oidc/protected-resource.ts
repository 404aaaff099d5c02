import {
  allowInsecureRequests,
  customFetch,
  fetchProtectedResource,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import { dpop } from './dpop.ts'
import { keepNonce } from './dpop-nonces.ts'
import { outboundFetch } from './outbound-fetch.ts'
import { protocolFailure } from './protocol-failure.ts'
import type { Tokens } from './tokens.ts'

/**
 * The response to `GET url` with a person's access token: as a bearer token (RFC 6750 2.1), or with a DPoP proof (RFC
 * 9449 7), which is sent again when the API requires a nonce. Any status is returned. Throws `AuthenticationError` when
 * there is no response.
 */
export async function askProtectedResource(
  client: Client,
  url: URL,
  { accessToken, dpopKey }: Pick<Tokens, 'accessToken' | 'dpopKey'>,
  budget: AbortSignal,
): Promise<Response> {
  const provider = await configuration(client, budget)
  // The token goes to that host and no other.
  const ask = outboundFetch(new Set([url.host]), budget)
  provider[customFetch] = async (address, options) => {
    const answer = await ask(address, options)
    keepNonce(address, answer)
    return answer
  }
  // On loopback, for development: the settings and `outboundFetch` see to that.
  if (url.protocol === 'http:') allowInsecureRequests(provider)
  const headers = new Headers({ accept: 'application/json' })
  const proof = await dpop(provider, dpopKey)
  try {
    return await fetchProtectedResource(provider, accessToken, url, 'GET', null, headers, proof)
  } catch (thrown) {
    if (thrown instanceof WWWAuthenticateChallengeError) return thrown.response
    throw protocolFailure(thrown, 'protected_resource')
  }
}
