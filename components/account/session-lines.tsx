import type { ReactNode } from 'react'
import { SignInMethods } from '#components/dashboard/sign-in-methods.tsx'
import { Clock } from '#components/time/moment.tsx'
import type { Session } from '#lib/session/session.ts'

/** One session: its device, one line for the most important fact, then when and how it began. */
export function SessionLines({ session, now, children }: SessionLinesProps) {
  return (
    <div className="min-w-0">
      <p className="font-medium">
        <bdi>{session.device}</bdi>
      </p>
      <p className="text-small text-ink-soft">{children}</p>
      <p className="text-small text-ink-soft">
        Signed in at <Clock at={session.createdAt} now={now} saysToday />
        &nbsp;· <SignInMethods amr={session.amr} />
      </p>
    </div>
  )
}

type SessionLinesProps = { session: Session; now: number; children: ReactNode }
