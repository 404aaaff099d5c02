import { SignInMethods } from '#components/dashboard/sign-in-methods.tsx'
import { Clock } from '#components/time/moment.tsx'
import type { Session } from '#lib/session/session.ts'

/** One session: its device, when it was last used unless that is now, when and how it began. */
export function SessionLines({ session, lastUsed = false, now }: SessionLinesProps) {
  return (
    <div className="min-w-0">
      <p className="font-medium">
        <bdi>{session.device}</bdi>
      </p>
      {lastUsed && (
        <p className="text-small text-ink-soft">
          Last used at <Clock at={session.lastSeenAt} now={now} saysToday />
        </p>
      )}
      <p className="text-small text-ink-soft">
        Signed in at <Clock at={session.createdAt} now={now} saysToday /> ·{' '}
        <SignInMethods amr={session.amr} />
      </p>
    </div>
  )
}

type SessionLinesProps = { session: Session; lastUsed?: boolean; now: number }
