import 'server-only'
import { z } from 'zod'
import { log } from '#lib/log/log.ts'
import { logSecurityEvent, type SessionEndReason } from '#lib/log/security-event.ts'
import type { Client } from '#lib/oidc/client.ts'
import type { Tokens } from '#lib/oidc/identity.ts'
import { revokeRefreshToken } from '#lib/oidc/token-revocation.ts'
import { unseal } from './sealing.ts'
import { store } from './store/store.ts'

/**
 * Ends one session: first the record, so that every copy of its cookie is dead, then the refresh token at the provider
 * as far as that answers. Returns the tokens that this client got with it. Throws `StoreUnavailable`, and then it
 * lives on.
 */
export async function endSession(
  client: Client,
  key: string,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<Partial<Tokens>> {
  const record = await store().read(key)
  const sealed = record && (await store().readSealed(key))
  await store().remove(key)
  if (!record) return {}
  logSecurityEvent({ event: 'session_ended', iss: record.iss, sub: record.sub, reason })
  // From before the settings changed: its tokens are another provider's or client's, and not for this one to see.
  if (record.iss !== client.issuer || record.clientId !== client.clientId) return {}
  const tokens = await openTokens(key, sealed)
  if (tokens.refreshToken && !endedByProvider.has(reason)) await revoke(client, tokens.refreshToken, budget)
  return tokens
}

// It looks after its tokens itself, and waits for us: it need not hear of them again.
const endedByProvider = new Set<SessionEndReason>([
  'backchannel_logout',
  'universal_logout',
  'frontchannel_logout',
])

async function openTokens(key: string, sealed: string | undefined): Promise<Partial<Tokens>> {
  return schema.safeParse(sealed && (await unseal('session', key, sealed))).data ?? {}
}

const schema = z.object({
  accessToken: z.string(),
  idToken: z.string(),
  refreshToken: z.string().exactOptional(),
})

async function revoke(client: Client, refreshToken: string, budget: AbortSignal): Promise<void> {
  try {
    await revokeRefreshToken(client, refreshToken, budget)
  } catch (thrown) {
    log().warn({ event: 'revocation_failed', detail: thrown instanceof Error ? thrown.message : 'unknown' })
  }
}
