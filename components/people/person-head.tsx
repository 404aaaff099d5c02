import { PersonStatusWord } from '#components/directory/person-status.tsx'
import { Clock } from '#components/time/moment.tsx'
import type { Person } from '#lib/directory/person.ts'

export function PersonHead({ person, now }: { person: Person; now: number }) {
  return (
    <div className="pt-6 pb-8 nav:pt-8 nav:pb-10">
      <p className="mb-3 text-small">
        <a className="link link-alone" href="/users">
          People
        </a>
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-title wrap-anywhere">
          <bdi>{person.name}</bdi>
        </h1>
        <PersonStatusWord status={person.status} />
      </div>
      <p className="mt-2 text-ink-soft wrap-anywhere">
        <bdi>{person.email ?? person.login}</bdi> ·{' '}
        {person.lastSignIn === undefined ? (
          'never signed in'
        ) : (
          <>
            last signed in at <Clock at={person.lastSignIn} now={now} saysToday />
          </>
        )}
      </p>
    </div>
  )
}
