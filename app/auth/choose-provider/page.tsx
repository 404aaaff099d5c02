import type { Metadata } from 'next'
import { ChooseProvider } from '#components/choose-provider/choose-provider.tsx'
import { SocialWaysIn } from '#components/home/social-ways-in.tsx'
import { Shell } from '#components/shell/shell.tsx'
import { getSession } from '#lib/session/get-session.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { waysIn } from '#lib/ways-in/ways-in.ts'
import { readChoice } from './chooser-address.ts'

export const metadata: Metadata = { title: 'Choose a way in' }

/** Lets people choose a provider, where there are several and the address of an attempt names none. */
export default async function ChooseProviderPage({ searchParams }: { searchParams: Promise<Query> }) {
  const reading = await getSession()
  const query = await searchParams
  const { page, startAddress } = readChoice(query)
  const ways = clients().map(({ name = '', providerName }) => {
    return { name, label: providerName, href: startAddress(name) }
  })
  const social = page === 'sign_in' ? waysIn().filter(({ client }) => !client) : []
  return (
    <Shell reading={reading}>
      <ChooseProvider page={page} ways={ways} unknown={query['unknown'] !== undefined}>
        <SocialWaysIn ways={social} />
      </ChooseProvider>
    </Shell>
  )
}

type Query = Record<string, string | string[] | undefined>
