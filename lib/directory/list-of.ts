import type { Collection } from '@okta/okta-sdk-nodejs'
import { DirectoryFault } from './directory-result.ts'

/** The first page of a list, which is all that we ever show. Its iterator would follow links, some without an end. */
export async function listOf<Item>(answer: Promise<Collection<Item>>): Promise<Item[]> {
  return (await pageOf(answer)).items
}

/** The first page of a list, and the cursor of the next if there is one. */
export async function pageOf<Item>(
  answer: Promise<Collection<Item>>,
): Promise<{ items: Item[]; next?: string }> {
  const collection = await answer
  const items: unknown = await collection.getNextPage()
  if (!Array.isArray(items)) throw new DirectoryFault('unreadable', 'A list came that is no list.')
  const next = cursorIn(collection.nextUri)
  return { items: items.filter((item) => item !== null && typeof item === 'object'), ...(next && { next }) }
}

function cursorIn(uri: string | undefined): string | undefined {
  return uri && URL.canParse(uri) ? (new URL(uri).searchParams.get('after') ?? undefined) : undefined
}
