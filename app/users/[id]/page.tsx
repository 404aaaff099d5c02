import type { Metadata } from 'next'
import { Told } from '#components/directory/directory-facts.tsx'
import { DirectoryTrouble } from '#components/directory/directory-trouble.tsx'
import { Factors } from '#components/directory/factors.tsx'
import { GroupTags } from '#components/directory/group-tags.tsx'
import { RecentEvents } from '#components/directory/recent-events.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { personHref } from '#components/people/people-links.ts'
import { PersonHead } from '#components/people/person-head.tsx'
import { PersonProfile } from '#components/people/person-profile.tsx'
import { UnknownPerson } from '#components/people/unknown-person.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { now as currentTime } from '#components/time/now.ts'
import { createBudget } from '#lib/directory/budget.ts'
import { factorsOf } from '#lib/directory/factors-of.ts'
import { findPerson } from '#lib/directory/find-person.ts'
import { groupsOf } from '#lib/directory/groups-of.ts'
import { recentEventsOf } from '#lib/directory/recent-events-of.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import type { Session } from '#lib/session/session.ts'
import { administrationPage } from '../administration-page.tsx'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const id = decoded((await params).id)
  return administrationPage(personHref(id), (administrator) => person(id, administrator))
}

async function person(id: string, { iss, sub }: Session) {
  logSecurityEvent({ event: 'person_viewed', iss, sub, person: id.slice(0, 100) })
  const budget = createBudget()
  const [found, groups, factors, events] = await Promise.all([
    findPerson(id, budget),
    groupsOf(id, budget),
    factorsOf(id, budget),
    recentEventsOf(id, budget),
  ])
  const now = currentTime()
  if (found.status === 'unknown') return <UnknownPerson />
  if (found.status === 'unavailable') {
    return (
      <>
        <PageHead title="Person" lead="Could not be read." />
        <DirectoryTrouble trouble={found} rest="You are still signed in." retry={personHref(id)} now={now} />
      </>
    )
  }
  return (
    <>
      <PersonHead person={found.value} now={now} />
      <Rail title="Profile" source="Read from the directory just now.">
        <PersonProfile person={found.value} now={now} />
      </Rail>
      <Rail title="Sign-in factors" source="What they prove with who they are.">
        <div>
          <Told answer={factors}>
            {(enrolled) => (
              <Factors factors={enrolled} passwordChanged={found.value.passwordChanged} now={now} />
            )}
          </Told>
        </div>
      </Rail>
      <Rail title="Groups" source="At the directory.">
        <div>
          <Told answer={groups}>{(names) => <GroupTags names={names} />}</Told>
        </div>
      </Rail>
      <Rail title="Recent events" source="Last 7 days, newest first.">
        <div>
          <Told answer={events}>{(recent) => <RecentEvents events={recent} now={now} />}</Told>
        </div>
      </Rail>
    </>
  )
}

/** Next hands the segment over as it stands in the address. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
