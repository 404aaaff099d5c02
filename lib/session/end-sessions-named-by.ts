import 'server-only'
import type { Client } from '#lib/oidc/client.ts'
import { clockToleranceSeconds } from '#lib/oidc/clock-tolerance.ts'
import type { LogoutToken } from '#lib/oidc/logout-token.ts'
import { LogoutTokenRefusal } from '#lib/oidc/logout-token-refusal.ts'
import { endSession } from './end-session.ts'
import type { SessionRecord } from './session.ts'
import { store } from './store/store.ts'

/**
 * Ends the session that a checked logout token names by `sid`, or else all of its person's. A token that was here
 * before ends only what is left from before it was made: the rest of the work, if our store failed then. Throws
 * `LogoutTokenRefusal` when nothing is, `StoreUnavailable` when not all could be ended.
 */
export async function endSessionsNamedBy(
  client: Client,
  logoutToken: LogoutToken,
  budget: AbortSignal,
): Promise<void> {
  const { iss, jti, iat, exp } = logoutToken
  // Kept as long as an expired token may still pass.
  const isNew = await store().claim(`logout_token:${JSON.stringify([iss, jti])}`, exp + clockToleranceSeconds)
  const records = (await named(logoutToken)).filter(({ createdAt }) => isNew || createdAt < iat)
  if (!isNew && records.length === 0) throw new LogoutTokenRefusal('jti', 'the logout token was here before')
  for (const { key } of records) await endSession(client, key, 'backchannel_logout', budget)
}

async function named({ iss, sid, sub }: LogoutToken): Promise<SessionRecord[]> {
  if (sid === undefined) return sub === undefined ? [] : store().listByUser(iss, sub)
  const records = await store().listBySid(iss, sid)
  return records.filter((record) => sub === undefined || record.sub === sub)
}
