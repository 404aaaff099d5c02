import type { ReactNode } from 'react'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { OtherSessionLines } from './other-session-lines.tsx'

/**
 * A person's sessions, each with a button that ends it by a POST to `endHref`. `none` is the text of an empty list, and
 * `all` the action for several. `sessions` is absent when the store does not respond.
 */
export function SessionList({ sessions, endHref, none, all, now }: SessionListProps) {
  if (!sessions) return <Unknown />
  if (sessions.length === 0) return <p>{none}</p>
  return (
    <div className="divide-y divide-line">
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.handle} className="flex items-center justify-between gap-4 py-4 first:pt-0">
            <OtherSessionLines session={session} now={now} />
            <form method="post" action={endHref(session.handle)}>
              <button type="submit" className="button button-compact">
                Sign out<span className="sr-only"> {session.device}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && all(sessions.length)}
    </div>
  )
}

function Unknown() {
  return (
    <p>
      We cannot tell. Our session service is not responding; nothing has changed. Try again in a few minutes.
    </p>
  )
}

type SessionListProps = {
  sessions: OtherSession[] | undefined
  endHref: (handle: string) => string
  none: string
  all: (count: number) => ReactNode
  now: number
}
