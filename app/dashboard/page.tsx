import type { Metadata } from 'next'
import { SecurityLinks } from '#components/account/security-links.tsx'
import { VisitNotice } from '#components/account/visit-notice.tsx'
import { IdentityCard } from '#components/dashboard/identity-card.tsx'
import { SessionFacts } from '#components/dashboard/session-facts.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { now } from '#components/time/now.ts'
import { isAdministrator } from '#lib/authorization/is-administrator.ts'
import { offeredPages, providerName } from '#lib/configured-client.ts'
import { accountActions } from '#lib/oidc/visit.ts'
import { isRemembered } from '#lib/session/is-remembered.ts'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session } from '#lib/session/session.ts'
import { readVisit } from '../auth/visit-query.ts'
import { DirectoryRail } from './directory-rail.tsx'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await requireSession('/dashboard')
  const query = await searchParams
  return (
    <Shell reading={reading} current="dashboard" administrator={isAdministrator(reading)}>
      <PageHead title="Dashboard" lead="What this application and its directory know about you." />
      {reading.status === 'signed_in' ? (
        <WhoYouAre session={reading.session} query={query} />
      ) : (
        <StoreUnavailable retry="/dashboard" />
      )}
    </Shell>
  )
}

async function WhoYouAre({ session, query }: { session: Session; query: Query }) {
  const provider = providerName()
  const visit = readVisit(query, session.createdAt, now())
  return (
    <>
      {visit && <VisitNotice visit={visit} provider={provider} />}
      <Rail
        title="Identity"
        source={`From ${provider}. This application knows you by issuer and subject, never by email address.`}
      >
        <IdentityCard session={session} provider={provider} />
      </Rail>
      <DirectoryRail sub={session.sub} waits={query['directory'] === 'wait'} />
      <Rail title="Session" source="This sign-in, on this device.">
        <SessionFacts session={session} provider={provider} now={now()} />
      </Rail>
      <SecurityLinks
        offered={await offeredPages(...accountActions)}
        provider={provider}
        remember={isRemembered(session)}
      />
    </>
  )
}

type Query = Record<string, string | string[] | undefined>
