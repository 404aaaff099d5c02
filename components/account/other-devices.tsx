import { Rail } from '#components/facts/rail.tsx'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { OtherSessionLines } from './other-session-lines.tsx'

/** The person's sessions on other devices, each with the button that ends it. */
export function OtherDevices({ sessions, now }: { sessions: OtherSession[] | undefined; now: number }) {
  return (
    <Rail title="Other devices" source="If you do not recognise one, sign it out and change your password.">
      {sessions ? <Sessions sessions={sessions} now={now} /> : <Unknown />}
    </Rail>
  )
}

function Unknown() {
  return (
    <p>
      We cannot tell. The place where sign-ins are kept does not answer; nothing has changed. Try again in a
      few minutes.
    </p>
  )
}

function Sessions({ sessions, now }: { sessions: OtherSession[]; now: number }) {
  if (sessions.length === 0) return <p>You are signed in on no other device.</p>
  return (
    <div className="divide-y divide-line">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.handle} className="flex items-center justify-between gap-4 py-4 first:pt-0">
            <OtherSessionLines session={session} now={now} />
            <SignOutDevice session={session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <EverywhereElseLink count={sessions.length} />}
    </div>
  )
}

function SignOutDevice({ session }: { session: OtherSession }) {
  return (
    <form method="post" action={`/account/sessions/${session.handle}/end`}>
      <button type="submit" className="button button-compact">
        Sign out<span className="sr-only"> {session.device}</span>
      </button>
    </form>
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
