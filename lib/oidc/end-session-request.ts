import { buildEndSessionUrl, randomState } from 'openid-client'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'

/**
 * The URL that ends the provider's own session (OpenID Connect RP-Initiated Logout 1.0, 2) and the `state` it will come
 * back with; nothing where the provider has no such endpoint. Throws `AuthenticationError` when it cannot be asked.
 */
export async function createEndSessionRequest(
  client: Client,
  idToken: string | undefined,
  budget: AbortSignal,
): Promise<{ url: URL; state: string } | undefined> {
  const provider = await configuration(client, budget)
  if (!provider.serverMetadata().end_session_endpoint) return undefined
  const state = randomState()
  const url = buildEndSessionUrl(provider, {
    post_logout_redirect_uri: client.postLogoutRedirectUri,
    state,
    ...(idToken && { id_token_hint: idToken }),
  })
  return { url, state }
}
