import { Rail } from '#components/facts/rail.tsx'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { SessionList } from './session-list.tsx'

/** The person's sessions on other devices, and the ways to end them. */
export function OtherDevices({ sessions, now }: { sessions: OtherSession[] | undefined; now: number }) {
  return (
    <Rail title="Other devices" source="If you do not recognise one, sign it out and change your password.">
      <SessionList
        sessions={sessions}
        endHref={(handle) => `/account/sessions/${handle}/end`}
        none="You are signed in on no other device."
        all={(count) => <EverywhereElseLink count={count} />}
        now={now}
      />
    </Rail>
  )
}

function EverywhereElseLink({ count }: { count: number }) {
  return (
    <div className="flex flex-col items-start gap-3 pt-4 nav:flex-row nav:items-center nav:justify-between nav:gap-4">
      <p className="text-small text-ink-soft">
        Signs out all {count} other devices at once. You stay signed in here.
      </p>
      <a className="button" href="/account/sign-out-everywhere-else">
        Sign out everywhere else
      </a>
    </div>
  )
}
