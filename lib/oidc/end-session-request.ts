import { buildEndSessionUrl, type Configuration, randomState, type ServerMetadata } from 'openid-client'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import type { OwnSignOut } from './presets/preset.ts'
import { protocolFailure } from './protocol-failure.ts'

/**
 * The URL that ends the session at the provider (OpenID Connect RP-Initiated Logout 1.0, 2, or the preset's own way),
 * and the `state` that it returns, if any. Nothing where the provider has no such endpoint. Throws
 * `AuthenticationError` when the metadata is unavailable, or names an endpoint that is not https.
 */
export async function createEndSessionRequest(
  client: Client,
  idToken: string | undefined,
  budget: AbortSignal,
): Promise<{ url: URL; state?: string } | undefined> {
  const provider = await configuration(client, budget)
  const metadata = provider.serverMetadata()
  const { signOut } = client.preset
  if (signOut && !(signOut.onlyWithout && metadata[signOut.onlyWithout])) {
    return { url: ownSignOutUrl(client, signOut, metadata) }
  }
  if (!metadata.end_session_endpoint) return undefined
  const state = randomState()
  const url = endSessionUrl(provider, {
    post_logout_redirect_uri: client.postLogoutRedirectUri,
    state,
    ...(idToken && { id_token_hint: idToken }),
  })
  return { url, state }
}

function ownSignOutUrl(
  client: Client,
  { endpoint, returnParameter }: OwnSignOut,
  { authorization_endpoint: authorizationEndpoint }: ServerMetadata,
): URL {
  const url = new URL(endpoint, authorizationEndpoint)
  url.searchParams.set('client_id', client.clientId)
  url.searchParams.set(returnParameter, client.postLogoutRedirectUri)
  return url
}

function endSessionUrl(provider: Configuration, parameters: Record<string, string>): URL {
  try {
    return buildEndSessionUrl(provider, parameters)
  } catch (thrown) {
    throw protocolFailure(thrown, 'discovery')
  }
}
