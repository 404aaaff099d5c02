import type { Metadata } from 'next'
import { DirectoryTrouble } from '#components/directory/directory-trouble.tsx'
import { NoPeopleFound } from '#components/people/no-people-found.tsx'
import { Pager } from '#components/people/pager.tsx'
import { type PeopleView, peopleHref } from '#components/people/people-links.ts'
import { PeopleSearch } from '#components/people/people-search.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { longestSearch } from '#lib/directory/search-expression.ts'
import { peopleOnAPage, searchPeople } from '#lib/directory/search-people.ts'
import { logSecurityEvent } from '#lib/log/security-event.ts'
import type { Session } from '#lib/session/session.ts'
import { now } from '#lib/time/now.ts'
import { administrationPage } from './administration-page.tsx'
import { readPeopleView } from './read-people-view.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const view = readPeopleView(await searchParams)
  return administrationPage(peopleHref(view), async (administrator) => (
    <>
      <PageHead title="People" lead="Everyone in the directory. Looking someone up is recorded." />
      <PeopleSearch view={view} longest={longestSearch} />
      {await result(view, administrator)}
    </>
  ))
}

async function result(view: PeopleView, { iss, sub }: Session) {
  const by = [view.text && 'text', view.status && 'status'].filter((word) => typeof word === 'string')
  logSecurityEvent({ event: 'people_searched', iss, sub, by: by.filter(Boolean) })
  const found = await searchPeople({ text: view.text, status: view.status, after: view.trail.at(-1) })
  if (found.status === 'unavailable') {
    return (
      <DirectoryTrouble
        trouble={found}
        rest="You are still signed in."
        retry={peopleHref(view)}
        now={now()}
      />
    )
  }
  const { people, next } = found.status === 'found' ? found.value : { people: [], next: undefined }
  if (people.length === 0 && view.page === 1 && !next) return <NoPeopleFound view={view} />
  return (
    <>
      {people.length > 0 && <PeopleTable people={people} now={now()} />}
      <Pager view={view} count={people.length} size={peopleOnAPage} next={next} />
    </>
  )
}

type Query = Record<string, string | string[] | undefined>
