import type { ReactNode } from 'react'
import { Fact } from '#components/facts/fact.tsx'
import { Moment } from '#components/time/moment.tsx'
import type { DirectoryResult } from '#lib/directory/directory-result.ts'
import type { Factor, Person } from '#lib/directory/person.ts'
import { NotToldNow } from './directory-trouble.tsx'
import { Factors } from './factors.tsx'
import { GroupTags } from './group-tags.tsx'
import { PersonStatusWord } from './person-status.tsx'

/** What the directory knows of the person who looks at the page. */
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
        <Told answer={groups}>{(names) => <GroupTags names={names} />}</Told>
      </Fact>
      <Fact label="Applications">
        <Told answer={applications}>{(names) => <Names names={names} />}</Told>
      </Fact>
      <Fact label="Sign-in factors">
        <Told answer={factors}>
          {(enrolled) => <Factors factors={enrolled} passwordChanged={person.passwordChanged} now={now} />}
        </Told>
      </Fact>
    </dl>
  )
}

/** A value that was asked for beside the person, and may be missing though the person is there. */
export function Told<Value>({ answer, children }: ToldProps<Value>) {
  return answer.status === 'found' ? children(answer.value) : <NotToldNow />
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

type ToldProps<Value> = { answer: DirectoryResult<Value>; children: (value: Value) => ReactNode }

type DirectoryFactsProps = {
  person: Person
  groups: DirectoryResult<string[]>
  applications: DirectoryResult<string[]>
  factors: DirectoryResult<Factor[]>
  now: number
}
