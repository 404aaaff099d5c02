import { DemoAccounts } from '#components/home/demo-accounts.tsx'
import { FourFacts } from '#components/home/four-facts.tsx'
import { SessionEnded } from '#components/home/session-ended.tsx'
import { SignedOutHome } from '#components/home/signed-out-home.tsx'
import { SocialWaysIn } from '#components/home/social-ways-in.tsx'
import { WaysIn } from '#components/home/ways-in.tsx'
import { WelcomeBack } from '#components/home/welcome-back.tsx'
import { StoreUnavailable } from '#components/notice/store-unavailable.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { env } from '#lib/env/env.ts'
import { offeredPages } from '#lib/oidc/hosted-pages.ts'
import { getSession } from '#lib/session/get-session.ts'
import { now } from '#lib/time/now.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { labelOf, waysIn } from '#lib/ways-in/ways-in.ts'

export default async function HomePage() {
  const reading = await getSession()
  return (
    <Shell reading={reading} current="home">
      {reading.status === 'signed_in' ? (
        <WelcomeBack session={reading.session} administrator={reading.administrator} now={now()} />
      ) : (
        <>
          <SignedOutHome facts={<Facts />}>
            {reading.status === 'unavailable' ? (
              <StoreUnavailable retry="/" />
            ) : (
              <>
                {reading.ended && <SessionEnded />}
                <WaysIn providers={providersToChoose()} {...(await offeredAnywhere())} />
                <SocialWaysIn ways={waysIn().filter(({ client }) => !client)} />
              </>
            )}
          </SignedOutHome>
          {reading.status === 'signed_out' && <Demo />}
        </>
      )}
    </Shell>
  )
}

/** One button for each provider, where there are several. */
function providersToChoose() {
  const all = clients()
  if (all.length === 1) return []
  return all.map(({ name = '', providerName: label }) => ({ name, label }))
}

async function offeredAnywhere() {
  const offers = clients().map((client) => offeredPages(client, 'registration', 'password_reset'))
  const all = await Promise.all(offers)
  return {
    registration: all.some(({ registration }) => registration),
    password_reset: all.some(({ password_reset: passwordReset }) => passwordReset),
  }
}

function Facts() {
  return (
    <FourFacts limits={env().session} groups={clients().some(({ scopes }) => scopes.includes('groups'))} />
  )
}

function Demo() {
  const { runMode, demoAccounts } = env()
  if (!runMode || demoAccounts.length === 0) return null
  return <DemoAccounts accounts={demoAccounts} provider={labelOf(undefined)} />
}
