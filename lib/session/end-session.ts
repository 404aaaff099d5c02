import 'server-only'
import { logSecurityEvent, type SessionEndReason } from '#lib/log/security-event.ts'
import type { Tokens } from '#lib/oidc/tokens.ts'
import { type WayIn, wayInOf } from '#lib/ways-in/ways-in.ts'
import { revokeQuietly } from './revoke-quietly.ts'
import { openTokens } from './sealed-tokens.ts'
import { store } from './store/store.ts'

/**
 * Ends one session: first the record, so that every copy of its cookie is dead, then the refresh token at the provider
 * when it answers. Returns the session’s way in and its tokens; nothing where there was no such session. Throws
 * `StoreUnavailable`, and then the session goes on.
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
  const wayIn = wayInOf(record)
  // The settings no longer have its way in: no other provider or client may see its tokens.
  if (!wayIn) return undefined
  const tokens = await openTokens(key, sealed)
  if (wayIn.client && tokens.refreshToken && !endedByProvider.has(reason)) {
    await revokeQuietly(wayIn.client, tokens.refreshToken, budget)
  }
  return { wayIn, tokens }
}

// The provider ended these sessions and revokes their tokens itself, so no call to it delays the answer.
const endedByProvider = new Set<SessionEndReason>([
  'backchannel_logout',
  'universal_logout',
  'frontchannel_logout',
  'refresh_refused',
])

type Ended = { wayIn: WayIn; tokens: Partial<Tokens> }
