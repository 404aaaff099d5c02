import 'server-only'
import type { Client } from '#lib/oidc/client.ts'
import { endSession } from './end-session.ts'
import { otherRecords } from './other-records.ts'
import type { Session } from './session.ts'

/** Ends all of the person's sessions but this one. Throws `StoreUnavailable` when not all ended. */
export async function endOtherSessions(client: Client, session: Session, budget: AbortSignal): Promise<void> {
  const records = await otherRecords(session)
  // All at once: a provider that is slow to revoke one must not keep the next alive.
  const endings = await Promise.allSettled(
    records.map(({ key }) => endSession(client, key, 'signed_out_elsewhere', budget)),
  )
  const failed = endings.find((ending) => ending.status === 'rejected')
  if (failed) throw failed.reason
}
