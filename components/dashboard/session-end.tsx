import { Clock } from '#components/time/moment.tsx'
import type { Session } from '#lib/session/session.ts'

/** "15:29 UTC if not used, 14:29 UTC tomorrow at the latest": when a session expires. */
export function SessionEnd({ session, now }: { session: Session; now: number }) {
  const { idleExpiresAt, absoluteExpiresAt } = session
  if (idleExpiresAt >= absoluteExpiresAt) {
    return (
      <>
        <Clock at={absoluteExpiresAt} now={now} />, used or not
      </>
    )
  }
  return (
    <>
      <Clock at={idleExpiresAt} now={now} /> if not used, <Clock at={absoluteExpiresAt} now={now} /> at the
      latest
    </>
  )
}
