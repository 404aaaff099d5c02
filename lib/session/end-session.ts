import 'server-only'
import { clientOf } from '#lib/configured-client.ts'
import { logSecurityEvent, type SessionEndReason } from '#lib/log/security-event.ts'
import type { Client } from '#lib/oidc/client.ts'
import type { Tokens } from '#lib/oidc/tokens.ts'
import { revokeQuietly } from './revoke-quietly.ts'
import { openTokens } from './sealed-tokens.ts'
import { store } from './store/store.ts'

/**
 * Ends one session: first the record, so that every copy of its cookie is dead, then the refresh token at the provider
 * as far as that answers. Returns the client that it came from, and the tokens that came with it; nothing where there
 * was none. Throws `StoreUnavailable`, and then it lives on.
 */
export async function endSession(
  key: string,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<Ended | undefined> {
  const record = await store().read(key)
  const sealed = record && (await store().readSealed(key))
  await store().remove(key)
  if (!record) return undefined
  logSecurityEvent({ event: 'session_ended', iss: record.iss, sub: record.sub, reason })
  const client = clientOf(record)
  // From before the settings changed: its tokens are a provider's or client's that is no more, and for no other to see.
  if (!client) return undefined
  const tokens = await openTokens(key, sealed)
  if (tokens.refreshToken && !endedByProvider.has(reason)) {
    await revokeQuietly(client, tokens.refreshToken, budget)
  }
  return { client, tokens }
}

// It looks after its tokens itself, and waits for us: it need not hear of them again.
const endedByProvider = new Set<SessionEndReason>([
  'backchannel_logout',
  'universal_logout',
  'frontchannel_logout',
  'refresh_refused',
])

type Ended = { client: Client; tokens: Partial<Tokens> }
