import type { Collection } from '@okta/okta-sdk-nodejs'
import { DirectoryFault } from './directory-result.ts'

/**
 * Reads one page of a list; `next` is the cursor of the next page if there is one. The SDK's iterator would follow links,
 * some without an end.
 */
export async function readPage<Item>(
  answer: Promise<Collection<Item>>,
): Promise<{ items: Item[]; next?: string }> {
  const collection = await answer
  const items: unknown = await collection.getNextPage()
  if (!Array.isArray(items)) throw new DirectoryFault('unreadable', 'The answer should be a list and is not.')
  const next = cursorIn(collection.nextUri)
  return { items: items.filter((item) => item !== null && typeof item === 'object'), ...(next && { next }) }
}

function cursorIn(uri: string | undefined): string | undefined {
  return uri && URL.canParse(uri) ? (new URL(uri).searchParams.get('after') ?? undefined) : undefined
}
