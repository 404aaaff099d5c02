import type { Client } from '#lib/oidc/client.ts'
import { offeredPages } from '#lib/oidc/hosted-pages.ts'
import type { SignInPage } from '#lib/oidc/sign-in-page.ts'
import { clients } from '#lib/ways-in/clients.ts'
import { clientNamed, onlyClient } from '#lib/ways-in/ways-in.ts'

/**
 * The client for an attempt: the one that its address names, or the only one that has the page. Nothing when the
 * visitor must choose.
 */
export async function clientFor(request: Request, page: SignInPage): Promise<Client | undefined> {
  const only = onlyClient()
  if (only) return only
  const [name, ...more] = new URL(request.url).searchParams.getAll('provider')
  if (name !== undefined) return name !== '' && more.length === 0 ? clientNamed(name) : undefined
  if (page === 'sign_in') return undefined
  const offering = clients().map(async (client) => {
    return (await offeredPages(client, page))[page] ? client : []
  })
  const [first, ...others] = (await Promise.all(offering)).flat()
  return others.length === 0 ? first : undefined
}
