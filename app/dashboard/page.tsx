import type { Metadata } from 'next'
import { IdentityCard } from '#components/dashboard/identity-card.tsx'
import { SessionFacts } from '#components/dashboard/session-facts.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session } from '#lib/session/session.ts'
import { now } from '#lib/time/now.ts'
import { labelOf, wayInOf } from '#lib/ways-in/ways-in.ts'
import { DirectoryRail } from './directory-rail.tsx'
import { ResourceRail } from './resource-rail.tsx'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await requireSession('/dashboard')
  const { directory } = await searchParams
  return (
    <Shell reading={reading} current="dashboard">
      <PageHead title="Dashboard" lead="What this application and its directory know about you." />
      {reading.status === 'signed_in' ? (
        <WhoYouAre session={reading.session} waits={directory === 'wait'} />
      ) : (
        <StoreUnavailable retry="/dashboard" />
      )}
    </Shell>
  )
}

function WhoYouAre({ session, waits }: { session: Session; waits: boolean }) {
  const provider = labelOf(wayInOf(session))
  return (
    <>
      <Rail
        title="Identity"
        source={`From ${provider}. This application knows you by issuer and subject, never by email address.`}
      >
        <IdentityCard session={session} provider={provider} />
      </Rail>
      <DirectoryRail session={session} waits={waits} />
      <ResourceRail waits={waits} />
      <Rail title="Session" source="This sign-in, on this device.">
        <div>
          <SessionFacts session={session} provider={provider} now={now()} />
          <p className="mt-4">
            <a className="link link-alone" href="/account">
              Other devices and security
            </a>
          </p>
        </div>
      </Rail>
      <SessionWatch session={session} now={now()} />
    </>
  )
}

type Query = { directory?: string | string[] }
