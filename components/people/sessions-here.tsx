import { OtherSessionLines } from '#components/account/other-session-lines.tsx'
import { Rail } from '#components/facts/rail.tsx'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { actionHref, personHref } from './people-links.ts'

/** Where a person is signed in to this application, and the ways to end that. */
export function SessionsHere({ id, sessions, oneself, now }: SessionsHereProps) {
  const source = oneself
    ? 'Sign-ins to this application only, without the one that you are using now.'
    : 'Sign-ins to this application only.'
  return (
    <Rail title="Sessions here" source={source}>
      {sessions ? <Sessions id={id} sessions={sessions} now={now} /> : <Unknown />}
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

function Sessions({ id, sessions, now }: { id: string; sessions: OtherSession[]; now: number }) {
  if (sessions.length === 0) return <p>None.</p>
  return (
    <div className="divide-y divide-line">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.handle} className="flex items-center justify-between gap-4 py-4 first:pt-0">
            <OtherSessionLines session={session} now={now} />
            <form method="post" action={`${personHref(id)}/sessions/${session.handle}/end`}>
              <button type="submit" className="button button-compact">
                Sign out<span className="sr-only"> {session.device}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p className="pt-4">
          <a className="button" href={actionHref(id, 'sign-out')}>
            Sign out all {sessions.length}…
          </a>
        </p>
      )}
    </div>
  )
}

type SessionsHereProps = {
  id: string
  sessions: OtherSession[] | undefined
  oneself: boolean
  now: number
}
