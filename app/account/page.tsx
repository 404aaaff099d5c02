import type { Metadata } from 'next'
import { FirstSignIn } from '#components/account/first-sign-in.tsx'
import { OtherDevices } from '#components/account/other-devices.tsx'
import { OutcomeNotice } from '#components/account/outcome-notice.tsx'
import { SecurityLinks } from '#components/account/security-links.tsx'
import { SessionLines } from '#components/account/session-lines.tsx'
import { SignOutNotice } from '#components/account/sign-out-notice.tsx'
import { SessionEnd } from '#components/dashboard/session-end.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { accountActions } from '#lib/oidc/account-action-outcome.ts'
import { offeredPages } from '#lib/oidc/hosted-pages.ts'
import { getOtherSessions, type OtherSession } from '#lib/session/get-other-sessions.ts'
import { getUser } from '#lib/session/get-user.ts'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session } from '#lib/session/session.ts'
import { readOutcome } from '#lib/sign-in/outcome-in-query.ts'
import { now } from '#lib/time/now.ts'
import { labelOf, wayInOf } from '#lib/ways-in/ways-in.ts'
import { readSignOut } from './sessions/sign-out-query.ts'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await requireSession('/account')
  const query = await searchParams
  return (
    <Shell reading={reading} current="account">
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

/** The outcome of the action that brought the person back to this page. */
function News({ session, others, query, provider }: NewsProps) {
  const signOut = readSignOut(query)
  // Anyone can write this address: while other sessions are listed, its claim is not true.
  const isTrue = signOut?.signed_out !== 'others' || others?.length === 0
  if (signOut && isTrue) return <SignOutNotice outcome={signOut} provider={provider} />
  const outcome = readOutcome(query, session.createdAt, now())
  return outcome && <OutcomeNotice outcome={outcome} provider={provider} />
}

type NewsProps = {
  session: Session
  others: OtherSession[] | undefined
  query: Query
  provider: string
}

type Query = Record<string, string | string[] | undefined>
