import type { Metadata } from 'next'
import { DirectoryTrouble } from '#components/directory/directory-trouble.tsx'
import { personHref } from '#components/people/people-links.ts'
import { SessionsHere } from '#components/people/sessions-here.tsx'
import { UnknownPerson } from '#components/people/unknown-person.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { directoryBudget } from '#lib/directory/ask-directory.ts'
import { findFactors, findGroups, findPerson, findRecentEvents } from '#lib/directory/person-records.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import { getOtherSessions } from '#lib/session/get-other-sessions.ts'
import type { Session } from '#lib/session/session.ts'
import { now as currentTime } from '#lib/time/now.ts'
import { administrationPage } from '../administration-page.tsx'
import { decodeSegment } from '../decode-segment.ts'
import { isOneself, subjectsOf } from '../subjects-of.ts'
import { takeOutcome } from '../take-outcome.ts'
import { KnownPerson } from './known-person.tsx'
import { OutcomeNotice } from './outcome-notice.tsx'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: Props) {
  const id = decodeSegment((await params).id)
  return administrationPage(personHref(id), (administrator) => person(id, administrator))
}

async function person(id: string, administrator: Session) {
  const { iss, sub } = administrator
  logSecurityEvent({ event: 'person_viewed', iss, sub, person: id.slice(0, 100) })
  const budget = await directoryBudget()
  const outcome = await takeOutcome(id)
  const [found, groups, factors, events, sessions] = await Promise.all([
    findPerson(id, budget),
    findGroups(id, budget),
    findFactors(id, budget),
    findRecentEvents(id, budget),
    getOtherSessions(...subjectsOf(id)),
  ])
  const now = currentTime()
  const oneself = isOneself(id, administrator)
  const notice = outcome && <OutcomeNotice outcome={outcome} />
  const sessionsHere = <SessionsHere id={id} sessions={sessions} oneself={oneself} now={now} />
  if (found.status === 'found') {
    return (
      <KnownPerson
        person={found.value}
        values={{ groups, factors, events }}
        oneself={oneself}
        now={now}
        notice={notice}
        sessionsHere={sessionsHere}
      />
    )
  }
  if (found.status === 'unavailable') {
    return (
      <>
        <PageHead title="Person" lead="Could not be read." />
        {notice}
        <div className="mb-8">
          <DirectoryTrouble
            trouble={found}
            rest="You are still signed in."
            retry={personHref(id)}
            now={now}
          />
        </div>
        {sessionsHere}
      </>
    )
  }
  if (!outcome && sessions?.length === 0) return <UnknownPerson />
  return (
    <>
      <PageHead title="Person" lead="The directory has no person with this ID." />
      {notice}
      {sessionsHere}
    </>
  )
}

type Props = { params: Promise<{ id: string }> }
