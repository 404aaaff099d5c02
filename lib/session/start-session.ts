import 'server-only'
import { headers } from 'next/headers'
import { env } from '#lib/env/env.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import type { Identity } from '#lib/oidc/identity.ts'
import { now } from '#lib/time/now.ts'
import { deviceFrom } from './device.ts'
import { endSession } from './end-session.ts'
import { refreshTime } from './refresh-due.ts'
import { rememberUser } from './remember-user.ts'
import { sealTokens } from './sealed-tokens.ts'
import { sealsWith } from './sealing.ts'
import { createSessionId, readSessionKey, setSessionCookie } from './session-cookie.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/**
 * Signs this browser in with a new id and a new record; its previous session ends. Throws `StoreUnavailable`, and then
 * this browser is not signed in.
 */
export async function startSession(
  identity: Identity,
  remember: boolean,
  budget: AbortSignal,
): Promise<void> {
  const limits = limitsFor(remember)
  const replacedKey = await readSessionKey()
  const { id, key } = createSessionId()
  const device = deviceFrom((await headers()).get('user-agent'))
  const record = {
    ...recordFrom(key, identity, limits, device),
    ...(remember && { remembered: true as const }),
  }
  // The user record comes first: the app's own data refers to it, so there is no session without it.
  await rememberUser(record, record.createdAt)
  await store().insert(record, await sealTokens(key, identity.tokens))
  if (replacedKey) await endReplaced(replacedKey, identity.iss, budget)
  // The previous session ends last: if the store fails before, this browser keeps it.
  await setSessionCookie(id, limits.absoluteSeconds)
  const { iss, sub } = record
  logSecurityEvent({ event: 'sign_in_succeeded', iss, sub, device, remembered: remember })
}

function limitsFor(remember: boolean): Limits {
  const limits = env().session
  return remember
    ? { idleSeconds: limits.rememberedIdleSeconds, absoluteSeconds: limits.rememberedAbsoluteSeconds }
    : { idleSeconds: limits.idleSeconds, absoluteSeconds: limits.absoluteSeconds }
}

function recordFrom(key: string, identity: Identity, limits: Limits, device: string): SessionRecord {
  const createdAt = now()
  const { tokens, sessionCeiling = Number.POSITIVE_INFINITY, ...who } = identity
  const absoluteExpiresAt = Math.min(createdAt + limits.absoluteSeconds, sessionCeiling)
  return {
    ...who,
    key,
    version: 1,
    createdAt,
    lastSeenAt: createdAt,
    idleExpiresAt: createdAt + limits.idleSeconds,
    absoluteExpiresAt,
    device,
    sealedBy: sealsWith('session'),
    ...(tokens.refreshToken !== undefined && { refreshAt: refreshTime(identity.accessTokenExpiresAt) }),
  }
}

async function endReplaced(key: string, iss: string, budget: AbortSignal): Promise<void> {
  const replaced = await store().read(key)
  if (!replaced) return
  if (replaced.iss !== iss) return void (await endSession(key, 'replaced', budget))
  // Both sessions belong to one session at the provider: a revocation could end the new session's tokens too.
  await store().remove(key)
  logSecurityEvent({ event: 'session_ended', iss: replaced.iss, sub: replaced.sub, reason: 'replaced' })
}

type Limits = { idleSeconds: number; absoluteSeconds: number }
