import type { Metadata } from 'next'
import { EverywhereElse } from '#components/account/everywhere-else.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { getOtherSessions } from '#lib/session/get-other-sessions.ts'
import { requireFreshSession } from '#lib/session/require-fresh-session.ts'
import { now } from '#lib/time/now.ts'
import { everywhereElse } from '../sessions/everywhere-else.ts'

export const metadata: Metadata = { title: 'Sign out everywhere else' }

export default async function SignOutEverywhereElsePage() {
  const reading = await requireFreshSession(everywhereElse)
  const others = reading.status === 'signed_in' ? await getOtherSessions(reading.session) : undefined
  return (
    <Shell reading={reading} current="account">
      <PageHead title="Sign out everywhere else?" lead="You stay signed in on this device." />
      {others ? (
        <EverywhereElse sessions={others} now={now()} />
      ) : (
        <StoreUnavailable retry={everywhereElse.returnTo} />
      )}
      {reading.status === 'signed_in' && <SessionWatch session={reading.session} now={now()} />}
    </Shell>
  )
}
