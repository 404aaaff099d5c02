import type { Client, HostedUrl } from './client.ts'
import type { AccountPage, HostedAddress, HostedPage } from './presets/preset.ts'
import { providerMetadata } from './provider-metadata.ts'

/** Where a preset's address lies for this issuer: below it as below a folder, at its origin, or elsewhere. */
export function hostedUrl({ address }: HostedAddress, issuer: string): HostedUrl {
  return { url: new URL(address, issuer.replace(/\/?$/, '/')).href }
}

/** Whether the provider has this page. Asks for its metadata where only that can tell. Throws `AuthenticationError`. */
export async function isOffered(
  client: Client,
  page: HostedPage | HostedUrl | null,
  budget: AbortSignal,
): Promise<boolean> {
  if (!page) return false
  if ('url' in page || !page.onlyIfOffered) return true
  const offered = (await providerMetadata(client, budget))[page.onlyIfOffered]
  return Array.isArray(offered) && offered.includes(page.params['prompt'] ?? '')
}

/** Which of these pages the provider has, for links. Where its metadata decides and cannot be read within a second: none. */
export async function offeredPages<Page extends AccountPage>(
  client: Client,
  ...pages: Page[]
): Promise<Record<Page, boolean>> {
  const budget = AbortSignal.timeout(1000)
  const offered = pages.map(async (page) => {
    return [page, await isOffered(client, client.pages[page], budget).catch(() => false)]
  })
  return Object.fromEntries(await Promise.all(offered))
}
