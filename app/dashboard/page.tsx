import type { Metadata } from 'next'
import { IdentityCard } from '#components/dashboard/identity-card.tsx'
import { SessionFacts } from '#components/dashboard/session-facts.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { now } from '#components/time/now.ts'
import { providerName } from '#lib/configured-client.ts'
import { requireSession } from '#lib/session/require-session.ts'
import type { Session } from '#lib/session/session.ts'

export const metadata: Metadata = { title: 'Dashboard' }

export default async function DashboardPage() {
  const reading = await requireSession('/dashboard')
  return (
    <Shell reading={reading} current="dashboard">
      <PageHead title="Dashboard" lead="What this application knows about you." />
      {reading.status === 'signed_in' ? (
        <WhoYouAre session={reading.session} />
      ) : (
        <StoreUnavailable retry="/dashboard" />
      )}
    </Shell>
  )
}

function WhoYouAre({ session }: { session: Session }) {
  const provider = providerName()
  return (
    <>
      <Rail
        title="Identity"
        source={`From ${provider}. This application knows you by issuer and subject, never by email address.`}
      >
        <IdentityCard session={session} provider={provider} />
      </Rail>
      <Rail title="Session" source="This sign-in, on this device.">
        <SessionFacts session={session} provider={provider} now={now()} />
      </Rail>
    </>
  )
}
