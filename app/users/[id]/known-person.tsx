import type { ReactNode } from 'react'
import { Told } from '#components/directory/directory-facts.tsx'
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

/** Somebody whom the directory knows, all of it. */
export function KnownPerson({ person, told, oneself, now, notice, sessionsHere }: KnownPersonProps) {
  const { groups, factors, events } = told
  return (
    <>
      <PersonHead person={person} now={now} />
      {notice}
      <Rail title="Profile" source="Read from the directory just now.">
        <PersonProfile person={person} now={now} />
      </Rail>
      <Rail title="Sign-in factors" source="What they prove with who they are.">
        <div>
          <Told answer={factors}>
            {(enrolled) => <Factors factors={enrolled} passwordChanged={person.passwordChanged} now={now} />}
          </Told>
        </div>
      </Rail>
      <Rail title="Groups" source="At the directory.">
        <div>
          <Told answer={groups}>{(names) => <GroupTags names={names} />}</Told>
        </div>
      </Rail>
      {sessionsHere}
      <Rail title="Recent events" source="Last 7 days, newest first.">
        <div>
          <Told answer={events}>{(recent) => <RecentEvents events={recent} now={now} />}</Told>
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
  told: {
    groups: DirectoryResult<string[]>
    factors: DirectoryResult<Factor[]>
    events: DirectoryResult<DirectoryEvent[]>
  }
  oneself: boolean
  now: number
  notice: ReactNode
  sessionsHere: ReactNode
}
