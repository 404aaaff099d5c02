import type { Metadata } from 'next'
import { FirstSignIn } from '#components/account/first-sign-in.tsx'
import { OtherDevices } from '#components/account/other-devices.tsx'
import { SecurityLinks } from '#components/account/security-links.tsx'
import { SessionLines } from '#components/account/session-lines.tsx'
import { SignOutNotice } from '#components/account/sign-out-notice.tsx'
import { VisitNotice } from '#components/account/visit-notice.tsx'
import { SessionEnd } from '#components/dashboard/session-end.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { isAdministrator } from '#lib/authorization/is-administrator.ts'
import { offeredPages } from '#lib/oidc/hosted-pages.ts'
import { accountActions } from '#lib/oidc/visit.ts'
import { getOtherSessions, type OtherSession } from '#lib/session/get-other-sessions.ts'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session } from '#lib/session/session.ts'
import { getUser } from '#lib/session/users/get-user.ts'
import { now } from '#lib/time/now.ts'
import { labelOf, wayInOf } from '#lib/ways-in/ways-in.ts'
import { readVisit } from '../auth/visit-query.ts'
import { readOutcome } from './sessions/outcome-query.ts'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await requireSession('/account')
  const query = await searchParams
  return (
    <Shell reading={reading} current="account" administrator={isAdministrator(reading)}>
      <PageHead title="Account" lead="Where you are signed in, and how you prove that it is you." />
      {reading.status === 'signed_in' ? (
        <WhereYouAre session={reading.session} query={query} />
      ) : (
        <StoreUnavailable retry="/account" />
      )}
    </Shell>
  )
}

async function WhereYouAre({ session, query }: { session: Session; query: Query }) {
  const wayIn = wayInOf(session)
  const client = wayIn?.client
  const provider = labelOf(wayIn)
  const [others, offered, known] = await Promise.all([
    getOtherSessions(session),
    client && offeredPages(client, ...accountActions),
    getUser(),
  ])
  return (
    <>
      <News session={session} others={others} query={query} provider={provider} />
      <Rail title="This device" source="The sign-in that you are using now.">
        <SessionLines session={session} now={now()}>
          Ends at <SessionEnd session={session} now={now()} />
        </SessionLines>
      </Rail>
      <OtherDevices sessions={others} now={now()} />
      {offered && (
        <SecurityLinks
          offered={offered}
          provider={provider}
          name={client?.name}
          remember={session.remembered === true}
        />
      )}
      {known.status === 'known' && <FirstSignIn at={known.user.firstSignedInAt} now={now()} />}
      <SessionWatch session={session} now={now()} />
    </>
  )
}

/** What became of the one thing that people come back to this page from. */
function News({ session, others, query, provider }: NewsProps) {
  const outcome = readOutcome(query)
  // Anybody can write the address: while others are listed it is not so, or no longer.
  const isTrue = outcome?.signed_out !== 'others' || others?.length === 0
  if (outcome && isTrue) return <SignOutNotice outcome={outcome} provider={provider} />
  const visit = readVisit(query, session.createdAt, now())
  return visit && <VisitNotice visit={visit} provider={provider} />
}

type NewsProps = {
  session: Session
  others: OtherSession[] | undefined
  query: Query
  provider: string
}

type Query = Record<string, string | string[] | undefined>
