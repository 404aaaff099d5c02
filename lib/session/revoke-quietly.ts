import { log } from '#lib/log/log.ts'
import type { Client } from '#lib/oidc/client.ts'
import { revokeRefreshToken } from '#lib/oidc/token-revocation.ts'

/** Revokes a refresh token and only logs a failure, so that no sign-out depends on it. Never throws. */
export async function revokeQuietly(
  client: Client,
  refreshToken: string,
  budget: AbortSignal,
): Promise<void> {
  try {
    await revokeRefreshToken(client, refreshToken, budget)
  } catch (thrown) {
    log().warn({ event: 'revocation_failed', detail: thrown instanceof Error ? thrown.message : 'unknown' })
  }
}
