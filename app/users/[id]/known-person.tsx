import type { ReactNode } from 'react'
import { DirectoryValue } from '#components/directory/directory-facts.tsx'
import { Factors } from '#components/directory/factors.tsx'
import { GroupTags } from '#components/directory/group-tags.tsx'
import { RecentEvents } from '#components/directory/recent-events.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { AccountActions } from '#components/people/account-actions.tsx'
import { PersonHead } from '#components/people/person-head.tsx'
import { PersonProfile } from '#components/people/person-profile.tsx'
import type { DirectoryResult } from '#lib/directory/directory-result.ts'
import type { DirectoryEvent, Factor, Person } from '#lib/directory/person.ts'
import { changesFor } from '#lib/directory/person-changes.ts'
import { personActions } from '../person-actions.ts'

/** The page of a person in the directory. */
export function KnownPerson({ person, values, oneself, now, notice, sessionsHere }: KnownPersonProps) {
  const { groups, factors, events } = values
  return (
    <>
      <PersonHead person={person} now={now} />
      {notice}
      <Rail title="Profile" source="Read from the directory just now.">
        <PersonProfile person={person} now={now} />
      </Rail>
      <Rail title="Sign-in factors" source="What they sign in with.">
        <div>
          <DirectoryValue answer={factors}>
            {(enrolled) => <Factors factors={enrolled} passwordChanged={person.passwordChanged} now={now} />}
          </DirectoryValue>
        </div>
      </Rail>
      <Rail title="Groups" source="At the directory.">
        <div>
          <DirectoryValue answer={groups}>{(names) => <GroupTags names={names} />}</DirectoryValue>
        </div>
      </Rail>
      {sessionsHere}
      <Rail title="Recent events" source="Last 7 days, newest first.">
        <div>
          <DirectoryValue answer={events}>
            {(recent) => <RecentEvents events={recent} now={now} />}
          </DirectoryValue>
        </div>
      </Rail>
      <AccountActions id={person.id} actions={offeredFor(person, oneself)} />
    </>
  )
}

function offeredFor({ status }: Person, oneself: boolean) {
  return changesFor(status)
    .map((name) => ({ name, ...personActions[name] }))
    .filter((action) => !oneself || !action.oneself)
}

type KnownPersonProps = {
  person: Person
  values: {
    groups: DirectoryResult<string[]>
    factors: DirectoryResult<Factor[]>
    events: DirectoryResult<DirectoryEvent[]>
  }
  oneself: boolean
  now: number
  notice: ReactNode
  sessionsHere: ReactNode
}
