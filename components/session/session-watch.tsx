import type { Session } from '#lib/session/session.ts'
import { SessionDialog } from './session-dialog.tsx'

/**
 * Tells whoever has a page open before their session ends, and when it has. The one thing here that takes JavaScript:
 * without it the next request says so.
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
