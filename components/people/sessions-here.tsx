import { SessionList } from '#components/account/session-list.tsx'
import { Rail } from '#components/facts/rail.tsx'
import type { OtherSession } from '#lib/session/get-other-sessions.ts'
import { actionHref, personHref } from './people-links.ts'

/** A person's sessions in this application, with the buttons that end them. */
export function SessionsHere({ id, sessions, oneself, now }: SessionsHereProps) {
  const source = oneself
    ? 'Sign-ins to this application only, without the one that you are using now.'
    : 'Sign-ins to this application only.'
  return (
    <Rail title="Sessions here" source={source}>
      <SessionList
        sessions={sessions}
        endHref={(handle) => `${personHref(id)}/sessions/${handle}/end`}
        none="None."
        all={(count) => <SignOutAllLink id={id} count={count} />}
        now={now}
      />
    </Rail>
  )
}

function SignOutAllLink({ id, count }: { id: string; count: number }) {
  return (
    <p className="pt-4">
      <a className="button" href={actionHref(id, 'sign-out')}>
        Sign out all {count}…
      </a>
    </p>
  )
}

type SessionsHereProps = {
  id: string
  sessions: OtherSession[] | undefined
  oneself: boolean
  now: number
}
