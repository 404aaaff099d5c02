import { clientNamed, configuredClients, offeredPages, onlyClient } from '#lib/configured-client.ts'
import type { Client } from '#lib/oidc/client.ts'
import type { SignInPage } from '#lib/oidc/sign-in-page.ts'

/**
 * The client that an attempt is for: the one whose name its address gives once, or the only one that can be meant.
 * Nothing when the visitor has to choose.
 */
export async function meantClient(request: Request, page: SignInPage): Promise<Client | undefined> {
  const only = onlyClient()
  if (only) return only
  const [name, ...more] = new URL(request.url).searchParams.getAll('provider')
  if (name !== undefined) return name !== '' && more.length === 0 ? clientNamed(name) : undefined
  if (page === 'sign_in') return undefined
  const offering = configuredClients().map(async (client) => {
    return (await offeredPages(client, page))[page] ? client : []
  })
  const [first, ...others] = (await Promise.all(offering)).flat()
  return others.length === 0 ? first : undefined
}
