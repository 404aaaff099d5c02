import { endSessionsElsewhere } from '../../oidc/end-sessions-elsewhere.ts'
import type { Answer, Call } from '../call.ts'
import { recordUserEvent } from '../system-log/record-user-event.ts'
import { requireEntry } from './get-user.ts'

/** Ends the sessions of a person here, and with `oauthTokens=true` revokes the tokens that apps have received. */
export function revokeUserSessions(call: Call): Answer {
  const { idp, query } = call
  const entry = requireEntry(call)
  if (query.get('oauthTokens') === 'true') endSessionsElsewhere(idp.database, entry.id, undefined)
  else idp.database.run("DELETE FROM provider_records WHERE model = 'Session' AND account_id = ?", entry.id)
  recordUserEvent(call, entry, 'user.session.clear')
  return {}
}
