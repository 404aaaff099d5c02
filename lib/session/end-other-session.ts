import 'server-only'
import type { Client } from '#lib/oidc/client.ts'
import { endSession } from './end-session.ts'
import { otherRecords } from './other-records.ts'
import type { Session } from './session.ts'
import { sessionHandle } from './session-handle.ts'

/**
 * Ends the one of the person's other sessions that has this handle. Returns its device; nothing when there is none, or
 * none of theirs. Throws `StoreUnavailable`, and then it lives on.
 */
export async function endOtherSession(
  client: Client,
  session: Session,
  handle: string,
  budget: AbortSignal,
): Promise<string | undefined> {
  const records = await otherRecords(session)
  const named = records.find((record) => sessionHandle(record) === handle)
  if (named) await endSession(client, named.key, 'signed_out_elsewhere', budget)
  return named?.device
}
