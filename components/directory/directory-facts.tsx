import type { ReactNode } from 'react'
import { Fact } from '#components/facts/fact.tsx'
import { Moment } from '#components/time/moment.tsx'
import type { DirectoryResult } from '#lib/directory/directory-result.ts'
import type { Factor, Person } from '#lib/directory/person.ts'
import { NotAvailableNow } from './directory-trouble.tsx'
import { Factors } from './factors.tsx'
import { GroupTags } from './group-tags.tsx'
import { PersonStatusWord } from './person-status.tsx'

/** The directory's entry of the signed-in person. */
export function DirectoryFacts({ person, groups, applications, factors, now }: DirectoryFactsProps) {
  return (
    <dl className="facts">
      <Fact label="Status">
        <PersonStatusWord status={person.status} />
      </Fact>
      <Fact label="Last sign-in">
        {person.lastSignIn === undefined ? 'Never' : <Moment at={person.lastSignIn} now={now} />}
      </Fact>
      <Fact label="Groups">
        <DirectoryValue answer={groups}>{(names) => <GroupTags names={names} />}</DirectoryValue>
      </Fact>
      <Fact label="Applications">
        <DirectoryValue answer={applications}>{(names) => <Names names={names} />}</DirectoryValue>
      </Fact>
      <Fact label="Sign-in factors">
        <DirectoryValue answer={factors}>
          {(enrolled) => <Factors factors={enrolled} passwordChanged={person.passwordChanged} now={now} />}
        </DirectoryValue>
      </Fact>
    </dl>
  )
}

/** A value that has a request of its own to the directory, and can be missing although the person was found. */
export function DirectoryValue<Value>({ answer, children }: DirectoryValueProps<Value>) {
  return answer.status === 'found' ? children(answer.value) : <NotAvailableNow />
}

function Names({ names }: { names: string[] }) {
  if (names.length === 0) return 'None'
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <bdi>{name}</bdi>
    </span>
  ))
}

type DirectoryValueProps<Value> = { answer: DirectoryResult<Value>; children: (value: Value) => ReactNode }

type DirectoryFactsProps = {
  person: Person
  groups: DirectoryResult<string[]>
  applications: DirectoryResult<string[]>
  factors: DirectoryResult<Factor[]>
  now: number
}
