import { Fact } from '#components/facts/fact.tsx'
import type { Session } from '#lib/session/session.ts'
import { initials } from './initials.ts'

/** The person's claims. People choose some of them freely, so they are isolated for bidi and may wrap anywhere. */
export function IdentityCard({ session, provider }: { session: Session; provider: string }) {
  const { name, email } = session.claims
  return (
    <div className="panel">
      <div className="panel-body">
        <div className="mb-6 flex items-center gap-4">
          <span className="initials" aria-hidden="true">
            {initials(name ?? email)}
          </span>
          <div className="min-w-0 wrap-anywhere">
            <p className="text-name">
              {name ? <bdi>{name}</bdi> : <NotProvided what="Name" provider={provider} />}
            </p>
            <p className="text-small text-ink-soft">
              {email ? <bdi>{email}</bdi> : <NotProvided what="Email address" provider={provider} />}
            </p>
          </div>
        </div>
        <dl className="facts-grid">
          <Fact label="Email address">
            <EmailVerified session={session} provider={provider} />
          </Fact>
          <Fact label="Groups">
            <Groups groups={session.claims.groups} provider={provider} />
          </Fact>
        </dl>
      </div>
      <dl className="identity-strip">
        <dt>iss</dt>
        <dd>{session.iss}</dd>
        <dt>sub</dt>
        <dd>
          <bdi>{session.sub}</bdi>
        </dd>
      </dl>
    </div>
  )
}

function EmailVerified({ session, provider }: { session: Session; provider: string }) {
  const { email, emailVerified } = session.claims
  if (!email) return <NotProvided provider={provider} />
  if (emailVerified === undefined) return <NotProvided what="Whether it is verified is" provider={provider} />
  return emailVerified ? `Verified by ${provider}` : `Not verified by ${provider}`
}

function Groups({ groups, provider }: { groups: string[] | undefined; provider: string }) {
  if (!groups) return <NotProvided provider={provider} />
  if (groups.length === 0) return 'None'
  return (
    <ul className="tags">
      {[...new Set(groups)].map((group) => (
        <li key={group} className="tag">
          <bdi>{group}</bdi>
        </li>
      ))}
    </ul>
  )
}

function NotProvided({ what, provider }: { what?: string; provider: string }) {
  return (
    <span className="not-provided font-normal">
      {what ? `${what} not provided by ${provider}` : `Not provided by ${provider}`}
    </span>
  )
}
