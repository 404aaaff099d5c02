import { Fact } from '#components/facts/fact.tsx'
import { Moment } from '#components/time/moment.tsx'
import { isTellable } from '#components/time/words.ts'
import type { Session } from '#lib/session/session.ts'
import { SessionEnd } from './session-end.tsx'
import { SignInMethods } from './sign-in-methods.tsx'

/** This session: when and how it began, on which device, and when it ends. */
export function SessionFacts({ session, provider, now }: SessionFactsProps) {
  return (
    <dl className="facts">
      <Fact label="Signed in here">
        <Moment at={session.createdAt} now={now} />
      </Fact>
      <Fact label={`Signed in at ${provider}`}>
        {session.authTime === undefined || !isTellable(session.authTime) ? (
          <span className="not-provided">The provider does not say</span>
        ) : (
          <Moment at={session.authTime} now={now} />
        )}
      </Fact>
      <Fact label="Signed in with">
        <SignInMethods amr={session.amr} />
      </Fact>
      <Fact label="Device">
        <bdi>{session.device}</bdi>
      </Fact>
      <Fact label="Session ends">
        <SessionEnd session={session} now={now} />
      </Fact>
    </dl>
  )
}

type SessionFactsProps = { session: Session; provider: string; now: number }
