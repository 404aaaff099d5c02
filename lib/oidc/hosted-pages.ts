import type { Client, HostedUrl } from './client.ts'
import type { AccountPage, HostedAddress, HostedPage } from './presets/preset.ts'
import { providerMetadata } from './provider-metadata.ts'

/** The URL of a preset's page for this issuer: relative to it as to a folder, to its origin, or absolute. */
export function hostedUrl({ address }: HostedAddress, issuer: string): HostedUrl {
  return { url: new URL(address, issuer.replace(/\/?$/, '/')).href }
}

/** Whether the provider has this page. Requests the metadata where only that can tell. Throws `AuthenticationError`. */
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

/**
 * The pages, among these, that the provider has, for links. Without those that depend on its metadata when that is not
 * available within a second.
 */
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
