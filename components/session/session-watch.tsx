import type { Session } from '#lib/session/session.ts'
import { SessionDialog } from './session-dialog.tsx'

/**
 * Shows a dialog on an open page before its session ends, and after. It is the only part that needs JavaScript: without
 * it the next request shows the end.
 */
export function SessionWatch({ session, now }: { session: Session; now: number }) {
  const { iss, sub, idleExpiresAt, absoluteExpiresAt, lastSeenAt, createdAt } = session
  return (
    <SessionDialog
      person={{ iss, sub }}
      secondsLeft={Math.min(idleExpiresAt, absoluteExpiresAt) - now}
      secondsLeftAtMost={absoluteExpiresAt - now}
      idleSeconds={idleExpiresAt - lastSeenAt}
      absoluteSeconds={absoluteExpiresAt - createdAt}
    />
  )
}
