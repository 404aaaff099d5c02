import { DemoAccounts } from '#components/home/demo-accounts.tsx'
import { FourFacts } from '#components/home/four-facts.tsx'
import { SessionEnded } from '#components/home/session-ended.tsx'
import { SignedOutHome } from '#components/home/signed-out-home.tsx'
import { SocialWaysIn } from '#components/home/social-ways-in.tsx'
import { WaysIn } from '#components/home/ways-in.tsx'
import { WelcomeBack } from '#components/home/welcome-back.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { isAdministrator } from '#lib/authorization/is-administrator.ts'
import { configuredClients, offeredPages, providerName } from '#lib/configured-client.ts'
import { env } from '#lib/env/env.ts'
import { getSession } from '#lib/session/get-session.ts'
import { configuredSocialProviders } from '#lib/social/configured-social-providers.ts'
import { now } from '#lib/time/now.ts'

export default async function HomePage() {
  const reading = await getSession()
  const administrator = isAdministrator(reading)
  return (
    <Shell reading={reading} current="home" administrator={administrator}>
      {reading.status === 'signed_in' ? (
        <WelcomeBack session={reading.session} administrator={administrator} now={now()} />
      ) : (
        <>
          <SignedOutHome facts={<Facts />}>
            {reading.status === 'unavailable' ? (
              <StoreUnavailable retry="/" />
            ) : (
              <>
                {reading.ended && <SessionEnded />}
                <WaysIn providers={providersToChoose()} {...(await offeredAnywhere())} />
                <SocialWaysIn providers={configuredSocialProviders()} />
              </>
            )}
          </SignedOutHome>
          {reading.status === 'signed_out' && <Demo />}
        </>
      )}
    </Shell>
  )
}

/** A button each, where there are several. */
function providersToChoose() {
  const clients = configuredClients()
  if (clients.length === 1) return []
  return clients.map(({ name = '', providerName: label }) => ({ name, label }))
}

async function offeredAnywhere() {
  const offers = configuredClients().map((client) => offeredPages(client, 'registration', 'password_reset'))
  const all = await Promise.all(offers)
  return {
    registration: all.some(({ registration }) => registration),
    password_reset: all.some(({ password_reset: passwordReset }) => passwordReset),
  }
}

function Facts() {
  return (
    <FourFacts
      limits={env().session}
      groups={configuredClients().some(({ scopes }) => scopes.includes('groups'))}
    />
  )
}

function Demo() {
  const { runMode, demoAccounts } = env()
  if (!runMode || demoAccounts.length === 0) return null
  return <DemoAccounts accounts={demoAccounts} provider={providerName()} />
}
