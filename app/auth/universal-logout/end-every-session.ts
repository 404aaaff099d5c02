import type { Client } from '#lib/oidc/client.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import type { ProviderStatement } from '#lib/oidc/provider-statement.ts'
import { claimStatement } from '#lib/session/claim-statement.ts'
import { endSessionsOf } from '#lib/session/end-sessions-of.ts'
import { findUser } from '#lib/session/users/find-user.ts'

/**
 * Ends every session of a person. Throws `LogoutRefusal` for a replayed token and for a person who has never signed in
 * here, `StoreUnavailable` when a session could not be ended.
 */
export async function endEverySession(
  client: Client,
  subject: { iss: string; sub: string },
  token: ProviderStatement,
  budget: AbortSignal,
): Promise<void> {
  // Unlike a logout token it does not say whom it is about: who caught one could name anybody with it.
  if (!(await claimStatement(token))) throw new LogoutRefusal('jti', 'the token was here before')
  const unknown = new LogoutRefusal(
    'sub_id.unknown',
    'no person with this iss and sub has ever signed in here',
  )
  if (subject.iss !== client.issuer) throw unknown
  const ended = await endSessionsOf(subject, 'universal_logout', budget)
  if (ended === 0 && !(await findUser(subject.iss, subject.sub))) throw unknown
}
