import type { Metadata } from 'next'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { TellSignOut } from '#components/session/tell-sign-out.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { type AtProvider, SignedOut } from '#components/signed-out/signed-out.tsx'
import { StillSignedIn } from '#components/signed-out/still-signed-in.tsx'
import { TextPage } from '#components/text-page.tsx'
import { isAdministrator } from '#lib/authorization/is-administrator.ts'
import { clientNamed, providerName } from '#lib/configured-client.ts'
import { getSession } from '#lib/session/get-session.ts'
import { endedAtProvider } from '#lib/session/sign-out-cookie.ts'
import { socialProviderNamed } from '#lib/social/configured-social-providers.ts'

export const metadata: Metadata = { title: 'Sign-out' }

export default async function SignedOutPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await getSession()
  const query = await searchParams
  const social = socialProviderNamed(query['social'])
  return (
    <Shell reading={reading} administrator={isAdministrator(reading)}>
      {reading.status === 'signed_in' && <StillSignedIn />}
      {reading.status === 'signed_out' && (
        <>
          <SignedOut
            {...(await whatIsKnown(query))}
            {...(social && { provider: social.label })}
            signIn={social ? `/auth/social/${social.name}` : '/auth/login'}
          />
          <TellSignOut />
        </>
      )}
      {reading.status === 'unavailable' && <CannotTell />}
    </Shell>
  )
}

async function whatIsKnown({ state, provider, name }: Query): Promise<Known> {
  const ended = await endedAtProvider(typeof state === 'string' ? state : undefined)
  if (ended !== undefined) return { atProvider: 'ended', provider: nameOf(ended) }
  const told = provider === 'none' || provider === 'unreached' || provider === 'left'
  return { atProvider: told ? provider : 'unknown', provider: nameOf(name) }
}

function nameOf(provider: string | string[] | undefined): string {
  return providerName(typeof provider === 'string' && provider !== '' ? clientNamed(provider) : undefined)
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

type Known = { atProvider: AtProvider; provider: string }

type Query = Record<string, string | string[] | undefined>
