import { buildEndSessionUrl, type Configuration, randomState } from 'openid-client'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import { protocolFailure } from './protocol-failure.ts'

/**
 * The URL that ends the provider's own session (OpenID Connect RP-Initiated Logout 1.0, 2) and the `state` it will come
 * back with; nothing where the provider has no such endpoint. Throws `AuthenticationError` when it cannot be asked, or
 * names an endpoint that is no https address.
 */
export async function createEndSessionRequest(
  client: Client,
  idToken: string | undefined,
  budget: AbortSignal,
): Promise<{ url: URL; state: string } | undefined> {
  const provider = await configuration(client, budget)
  if (!provider.serverMetadata().end_session_endpoint) return undefined
  const state = randomState()
  const url = endSessionUrl(provider, {
    post_logout_redirect_uri: client.postLogoutRedirectUri,
    state,
    ...(idToken && { id_token_hint: idToken }),
  })
  return { url, state }
}

function endSessionUrl(provider: Configuration, parameters: Record<string, string>): URL {
  try {
    return buildEndSessionUrl(provider, parameters)
  } catch (thrown) {
    throw protocolFailure(thrown, 'discovery')
  }
}
