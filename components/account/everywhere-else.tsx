import { Rail } from '#components/facts/rail.tsx'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { OtherSessionLines } from './other-session-lines.tsx'

/** Lists the sessions that signing out everywhere else ends, with the button that does it. */
export function EverywhereElse({ sessions, now }: { sessions: OtherSession[]; now: number }) {
  return (
    <Rail title="Other devices" source="Their next pages will ask for a sign-in.">
      {sessions.length > 0 ? <Confirmation sessions={sessions} now={now} /> : <Nowhere />}
    </Rail>
  )
}

function Confirmation({ sessions, now }: { sessions: OtherSession[]; now: number }) {
  return (
    <div>
      <ul className="divide-y divide-line border-b border-line">
        {sessions.map((session) => (
          <li key={session.handle} className="py-4 first:pt-0">
            <OtherSessionLines session={session} now={now} />
          </li>
        ))}
      </ul>
      <div className="buttons mt-6">
        <form method="post" action="/account/sessions/end-others">
          <button type="submit" className="button button-primary">
            Sign out everywhere else
          </button>
        </form>
        <a className="button" href="/account">
          Leave them signed in
        </a>
      </div>
    </div>
  )
}

function Nowhere() {
  return (
    <div>
      <p>You are signed in on no other device.</p>
      <p className="mt-3">
        <a className="link link-alone" href="/account">
          Back to your account
        </a>
      </p>
    </div>
  )
}
