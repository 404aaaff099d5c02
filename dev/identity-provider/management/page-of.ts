import { OktaError, validationFailed } from './okta-error.ts'

/**
 * One page of the results, in order, and the address of the next page, which may be empty. The cursor names the last
 * item of a page, so that items that come and go between two requests do not shift the others.
 */
export function pageOf<Item extends { id: string }>(
  found: Item[],
  { url, limit, keyOf, descending, endless }: Paging<Item>,
) {
  const rows = found.map((item) => ({ item, key: keyOf(item), id: item.id }))
  const sign = descending ? -1 : 1
  rows.sort((a, b) => sign * order(a, b))
  const last = readCursor(url.searchParams.get('after'))
  const start = last ? rows.findIndex((row) => sign * order(row, last) > 0) : 0
  const page = start < 0 ? [] : rows.slice(start, start + limit)
  const end = page.at(-1)
  return {
    items: page.map(({ item }) => item),
    next: end && (endless || start + limit < rows.length) ? nextAddress(url, end) : endless ? url.href : '',
  }
}

/** The requested page size. Throws 400 for anything but a whole number; reduces a larger one to `most`, as Okta does. */
export function readLimit(query: URLSearchParams, fallback: number, most: number): number {
  const text = query.get('limit')
  if (text === null) return fallback
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw validationFailed('limit', 'limit: must be a positive number')
  return Math.min(Number(text), most)
}

function order(a: Place, b: Place): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function nextAddress(url: URL, { key, id }: Place): string {
  const next = new URL(url)
  next.searchParams.set('after', Buffer.from(JSON.stringify([key, id])).toString('base64url'))
  return next.href
}

function readCursor(after: string | null): Place | undefined {
  if (after === null) return undefined
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString())
    if (typeof key === 'string' && typeof id === 'string') return { key, id }
  } catch {}
  throw new OktaError(400, 'E0000036', 'Invalid paging request.')
}

type Place = { key: string; id: string }

type Paging<Item> = {
  url: URL
  limit: number
  keyOf: (item: Item) => string
  descending: boolean
  /** There is a next page after the last: more may come. */
  endless?: boolean
}
