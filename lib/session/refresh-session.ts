import 'server-only'
import { log } from '#lib/log/log.ts'
import { logSecurityEvent, type SessionEndReason } from '#lib/log/security-event.ts'
import { type AuthenticationError, isAuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { type Refreshed, refreshTokens } from '#lib/oidc/refresh-tokens.ts'
import { now } from '#lib/time/now.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import { endSession } from './end-session.ts'
import { isRefreshDue, pauseProvider, refreshTime } from './refresh-due.ts'
import { endLease, holdsLease, isLeased, leaseEnd, takeLease } from './refresh-lease.ts'
import { rememberUser } from './remember-user.ts'
import { revokeQuietly } from './revoke-quietly.ts'
import { openTokens, sealTokens } from './sealed-tokens.ts'
import { sealsWith } from './sealing.ts'
import { logStoreFailure } from './store/log-store-failure.ts'
import type { SessionRecord } from './store/session-record.ts'
import { store } from './store/store.ts'

/**
 * The session, with refreshed tokens and claims if a refresh is due. One caller of all processes sends the request, and
 * the others wait for its result. Nothing when the provider has ended the session. While the provider does not answer,
 * the session goes on unchanged. Throws `StoreUnavailable`.
 */
export async function refreshSession(record: SessionRecord): Promise<SessionRecord | undefined> {
  if (!isRefreshDue(record)) return record
  const client = wayInOf(record)?.client
  if (!client) return record
  if (isLeased(record)) return leaseEnd(record)
  const lease = await takeLease(record)
  if (lease.status === 'unwritable') return record
  if (lease.status === 'taken') return refreshLeased(client, lease.leased)
  const changed = await store().read(record.key)
  return changed && refreshSession(changed)
}

async function refreshLeased(client: Client, leased: SessionRecord): Promise<SessionRecord | undefined> {
  // A new budget: the rest of the caller's could end the call after the provider has redeemed the refresh token.
  const budget = requestBudget()
  const tokens = await openTokens(leased.key, await store().readSealed(leased.key))
  const { accessToken, idToken, refreshToken, dpopKey } = tokens
  if (!accessToken || !idToken || !refreshToken) return stopRefreshing(leased)
  // These tokens predate the setting, and a refresh would not bind the new ones.
  if (client.dpopBoundAccessTokens && !dpopKey) return endUnlessRefreshed(leased, 'tokens_unbound', budget)
  const held = {
    sub: leased.sub,
    claims: leased.claims,
    tokens: { accessToken, idToken, refreshToken, ...(dpopKey && { dpopKey }) },
  }
  try {
    const refreshed = await refreshTokens(client, held, budget)
    if (!refreshed) return await endUnlessRefreshed(leased, 'refresh_refused', budget)
    return await storeRefreshed(client, leased, refreshed, budget)
  } catch (thrown) {
    if (!isAuthenticationError(thrown)) throw thrown
    return postponeOrEnd(client, leased, thrown, budget)
  }
}

/** Stores the refreshed tokens. If the session has ended meanwhile, it stays ended and the new tokens are revoked. */
async function storeRefreshed(
  client: Client,
  leased: SessionRecord,
  { tokens, claims, ...limits }: Refreshed,
  budget: AbortSignal,
): Promise<SessionRecord | undefined> {
  const sealed = await sealTokens(leased.key, tokens)
  const kept = await endLease(leased, (record) => refreshedRecord(record, claims, limits), sealed)
  if (kept) await rememberChange(leased, kept)
  if (kept) return kept
  const current = await store().read(leased.key)
  if (!current) await revokeQuietly(client, tokens.refreshToken, budget)
  return current
}

async function rememberChange(before: SessionRecord, { iss, sub, claims }: SessionRecord): Promise<void> {
  if (claims.name === before.claims.name && claims.email === before.claims.email) return
  try {
    await rememberUser({ iss, sub, claims })
  } catch (thrown) {
    // The session does not depend on the user record.
    logStoreFailure('user_not_kept', thrown)
  }
}

// `authTime`, `acr` and `amr` stay as the sign-in proved them: a refresh is no authentication.
function refreshedRecord(
  { accessTokenExpiresAt: _before, ...record }: SessionRecord,
  claims: Refreshed['claims'],
  { accessTokenExpiresAt, sessionCeiling }: Omit<Refreshed, 'tokens' | 'claims'>,
): SessionRecord {
  return {
    ...record,
    ...(accessTokenExpiresAt !== undefined && { accessTokenExpiresAt }),
    claims: claims ?? record.claims,
    sealedBy: sealsWith('session'),
    refreshAt: claims ? refreshTime(accessTokenExpiresAt) : retryAt(),
    absoluteExpiresAt: Math.min(record.absoluteExpiresAt, sessionCeiling ?? record.absoluteExpiresAt),
  }
}

/** Ends a session whose refresh was refused, whose refreshed tokens break a rule, or whose tokens are not bound. */
async function endUnlessRefreshed(
  leased: SessionRecord,
  reason: SessionEndReason,
  budget: AbortSignal,
): Promise<SessionRecord | undefined> {
  const current = await store().read(leased.key)
  // Another request has refreshed the session since: its result counts, not the refusal of our used token.
  if (!current || !holdsLease(leased, current)) return current
  await endSession(leased.key, reason, budget)
  return undefined
}

async function postponeOrEnd(
  client: Client,
  leased: SessionRecord,
  failure: AuthenticationError,
  budget: AbortSignal,
): Promise<SessionRecord | undefined> {
  const { code, check, message } = failure
  if (code === 'id_token_invalid' || code === 'issuer_mismatch' || code === 'userinfo_invalid') {
    logSecurityEvent({ event: 'refresh_refused', iss: leased.iss, sub: leased.sub, check, detail: message })
    return endUnlessRefreshed(leased, 'refresh_refused', budget)
  }
  if (code === 'provider_unreachable') pauseProvider(client.issuer)
  log().warn({ event: 'refresh_failed', code, check, detail: message })
  return endLease(leased, (record) => ({ ...record, refreshAt: retryAt() }))
}

async function stopRefreshing(leased: SessionRecord): Promise<SessionRecord | undefined> {
  return endLease(leased, ({ refreshAt: _never, ...record }) => record)
}

function retryAt(): number {
  return now() + 30
}
