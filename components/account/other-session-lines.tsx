import { Clock } from '#components/time/moment.tsx'
import type { Session } from '#lib/session/session.ts'
import { SessionLines } from './session-lines.tsx'

/** A session on another device, with its last use, by which people recognise it. */
export function OtherSessionLines({ session, now }: { session: Session; now: number }) {
  return (
    <SessionLines session={session} now={now}>
      Last used at <Clock at={session.lastSeenAt} now={now} saysToday />
    </SessionLines>
  )
}
