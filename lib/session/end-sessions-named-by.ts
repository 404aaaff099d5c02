import 'server-only'
import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import type { LogoutToken } from '#lib/oidc/logout-token.ts'
import { claimStatement } from './claim-statement.ts'
import { endSession } from './end-session.ts'
import { recordsNamedBy } from './records-named-by.ts'

/**
 * Ends the client's session that a checked logout token names by `sid`, or else all of its person's. A token that was here
 * before ends only what is left from before it was made: the rest of the work, if our store failed then. Throws
 * `LogoutRefusal` when nothing is, `StoreUnavailable` when not all could be ended.
 */
export async function endSessionsNamedBy(
  client: Client,
  logoutToken: LogoutToken,
  budget: AbortSignal,
): Promise<void> {
  const isNew = await claimStatement(logoutToken)
  // Another client of the same provider hears of it by a token of its own.
  const named = (await recordsNamedBy(logoutToken)).filter(({ clientId }) => clientId === client.clientId)
  const records = named.filter(({ createdAt }) => isNew || createdAt < logoutToken.iat)
  if (!isNew && records.length === 0) throw new LogoutRefusal('jti', 'the logout token was here before')
  for (const { key } of records) await endSession(key, 'backchannel_logout', budget)
}
