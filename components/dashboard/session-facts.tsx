import { Fact } from '#components/facts/fact.tsx'
import { Clock, Moment } from '#components/time/moment.tsx'
import { isTellable } from '#components/time/words.ts'
import type { Session } from '#lib/session/session.ts'
import { signedInWith } from './signed-in-with.ts'

/** This session: when and how it began, on which device, and when it ends. */
export function SessionFacts({ session, provider, now }: SessionFactsProps) {
  return (
    <dl className="facts">
      <Fact label="Signed in here">
        <Moment at={session.createdAt} now={now} />
      </Fact>
      <Fact label={`Signed in at ${provider}`}>
        {session.authTime === undefined || !isTellable(session.authTime) ? (
          <span className="untold">The provider does not say</span>
        ) : (
          <Moment at={session.authTime} now={now} />
        )}
      </Fact>
      <Fact label="Signed in with">
        <SignedInWith methods={signedInWith(session.amr)} />
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

function SignedInWith({ methods }: { methods: string[] }) {
  if (methods.length === 0) return <span className="untold">The provider does not say</span>
  return methods.map((method, index) => (
    <span key={method}>
      {index > 0 && (index === methods.length - 1 ? ' and ' : ', ')}
      <bdi>{method}</bdi>
    </span>
  ))
}

function SessionEnd({ session, now }: { session: Session; now: number }) {
  const { idleExpiresAt, absoluteExpiresAt } = session
  if (idleExpiresAt >= absoluteExpiresAt) {
    return (
      <>
        <Clock at={absoluteExpiresAt} now={now} />, used or not
      </>
    )
  }
  return (
    <>
      <Clock at={idleExpiresAt} now={now} /> if not used, <Clock at={absoluteExpiresAt} now={now} /> at the
      latest
    </>
  )
}

type SessionFactsProps = { session: Session; provider: string; now: number }
