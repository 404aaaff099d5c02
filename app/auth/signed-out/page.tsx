import type { Metadata } from 'next'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { TellSignOut } from '#components/session/tell-sign-out.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { type AtProvider, SignedOut } from '#components/signed-out/signed-out.tsx'
import { StillSignedIn } from '#components/signed-out/still-signed-in.tsx'
import { TextPage } from '#components/text-page.tsx'
import { isAdministrator } from '#lib/authorization/is-administrator.ts'
import { providerName } from '#lib/configured-client.ts'
import { getSession } from '#lib/session/get-session.ts'
import { endedAtProvider } from '#lib/session/sign-out-cookie.ts'

export const metadata: Metadata = { title: 'Sign-out' }

export default async function SignedOutPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await getSession()
  return (
    <Shell reading={reading} administrator={isAdministrator(reading)}>
      {reading.status === 'signed_in' && <StillSignedIn />}
      {reading.status === 'signed_out' && (
        <>
          <SignedOut provider={providerName()} atProvider={await atProvider(await searchParams)} />
          <TellSignOut />
        </>
      )}
      {reading.status === 'unavailable' && <CannotTell />}
    </Shell>
  )
}

async function atProvider({ state, provider }: Query): Promise<AtProvider> {
  if (await endedAtProvider(typeof state === 'string' ? state : undefined)) return 'ended'
  return provider === 'none' || provider === 'unreached' || provider === 'left' ? provider : 'unknown'
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

type Query = Record<string, string | string[] | undefined>
