import { Fact } from '#components/facts/fact.tsx'
import { Moment } from '#components/time/moment.tsx'
import type { Person } from '#lib/directory/person.ts'

export function PersonProfile({ person, now }: { person: Person; now: number }) {
  return (
    <div className="panel">
      <div className="panel-body">
        <dl className="facts-grid">
          <Fact label="User name">
            <bdi>{person.login}</bdi>
          </Fact>
          <Fact label="Email address">
            <Provided value={person.email} />
          </Fact>
          <Fact label="Department">
            <Provided value={person.department} />
          </Fact>
          <Fact label="Language">
            <Provided value={person.language} />
          </Fact>
          <Fact label="Created">
            <Time at={person.created} now={now} />
          </Fact>
          <Fact label="Password changed">
            <Time at={person.passwordChanged} now={now} />
          </Fact>
        </dl>
      </div>
      <dl className="identity-strip">
        <dt>id</dt>
        <dd>{person.id}</dd>
      </dl>
    </div>
  )
}

function Provided({ value }: { value: string | undefined }) {
  return value ? <bdi>{value}</bdi> : <span className="not-provided">Not provided</span>
}

function Time({ at, now }: { at: number | undefined; now: number }) {
  return at === undefined ? <span className="not-provided">Not provided</span> : <Moment at={at} now={now} />
}
