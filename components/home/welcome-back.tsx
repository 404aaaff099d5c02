import { Icon } from '#components/icon.tsx'
import { placesFor } from '#components/shell/places.ts'
import { Clock } from '#components/time/moment.tsx'
import type { Session } from '#lib/session/session.ts'

/** Home, signed in: a greeting, one sentence on this sign-in, an index of what there is. */
export function WelcomeBack({ session, administrator, now }: WelcomeBackProps) {
  return (
    <div className="pt-14 nav:pt-20">
      <h1 className="text-display wrap-anywhere">
        Welcome back
        {greeting(session.claims.name)}.
      </h1>
      <p className="mt-5 text-lead text-ink-soft">
        You signed in at <Clock at={session.createdAt} now={now} saysToday /> from{' '}
        <bdi>{session.device.replace(/^A /, 'a ')}</bdi>.
      </p>
      <ul className="mt-10 border-line border-b">
        {placesFor({ administrator }).map(({ href, name, about }) => (
          <li key={href}>
            <a className="index-row" href={href}>
              <span className="index-name">{name}</span>
              <span className="text-ink-soft">{about}</span>
              <Icon name="arrow" className="index-arrow" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function greeting(name: string | undefined) {
  const first = name?.trim().split(/\s+/u)[0]
  // A first word that is longer than a line is no first name; one with a comma is the family name.
  if (!first || first.length > 24 || first.endsWith(',')) return null
  return (
    <>
      , <bdi>{first}</bdi>
    </>
  )
}

type WelcomeBackProps = { session: Session; administrator: boolean; now: number }
