import type { Metadata } from 'next'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { TellSignOut } from '#components/session/tell-sign-out.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { type AtProvider, SignedOut } from '#components/signed-out/signed-out.tsx'
import { StillSignedIn } from '#components/signed-out/still-signed-in.tsx'
import { TextPage } from '#components/text-page.tsx'
import { onlyValue, type Query } from '#lib/http/query.ts'
import { getSession } from '#lib/session/get-session.ts'
import { endedAtProvider } from '#lib/session/sign-out-cookie.ts'
import { labelOf, wayInNamed } from '#lib/ways-in/ways-in.ts'

export const metadata: Metadata = { title: 'Sign-out' }

export default async function SignedOutPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await getSession()
  const query = await searchParams
  return (
    <Shell reading={reading}>
      {reading.status === 'signed_in' && <StillSignedIn />}
      {reading.status === 'signed_out' && (
        <>
          <SignedOut {...(await whatIsKnown(query))} />
          <TellSignOut />
        </>
      )}
      {reading.status === 'unavailable' && <CannotTell />}
    </Shell>
  )
}

async function whatIsKnown(query: Query): Promise<Known> {
  const ended = await endedAtProvider(onlyValue(query, 'state'))
  if (ended !== undefined) return { atProvider: 'ended', ...shown(ended) }
  const provider = onlyValue(query, 'provider')
  const isKnown = provider === 'none' || provider === 'unreached' || provider === 'left'
  return { atProvider: isKnown ? provider : 'unknown', ...shown(onlyValue(query, 'name')) }
}

/** The label of the provider with this name, and the address of a sign-in there. */
function shown(name: string | undefined): Pick<Known, 'provider' | 'signIn'> {
  const wayIn = name ? wayInNamed(name) : undefined
  return { provider: labelOf(wayIn), signIn: wayIn && !wayIn.client ? wayIn.signInAddress : '/auth/login' }
}

function CannotTell() {
  return (
    <TextPage title="Sign-out">
      <div className="mt-5">
        <StoreUnavailable retry="/auth/signed-out" />
      </div>
    </TextPage>
  )
}

type Known = { atProvider: AtProvider; provider: string; signIn: string }
