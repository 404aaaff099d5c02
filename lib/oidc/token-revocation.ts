import { tokenRevocation } from 'openid-client'
import type { Client } from './client.ts'
import { configuration } from './configuration.ts'
import { protocolFailure } from './protocol-failure.ts'

/**
 * Revokes a refresh token and with it its access tokens (RFC 7009). Does nothing where the provider has no such
 * endpoint. Throws `AuthenticationError` when the provider refuses or does not answer.
 */
export async function revokeRefreshToken(
  client: Client,
  refreshToken: string,
  budget: AbortSignal,
): Promise<void> {
  const provider = await configuration(client, budget)
  if (!provider.serverMetadata().revocation_endpoint) return
  try {
    await tokenRevocation(provider, refreshToken, { token_type_hint: 'refresh_token' })
  } catch (thrown) {
    throw protocolFailure(thrown, 'token')
  }
}
