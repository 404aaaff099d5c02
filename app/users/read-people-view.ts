import type { PeopleView } from '#components/people/people-links.ts'
import { type StatusFilter, statusFilters } from '#lib/directory/person.ts'

/** The search that an address asks for. Other parameters are ignored. */
export function readPeopleView(query: Query): PeopleView {
  const trail = [query['after'] ?? []].flat().filter((cursor) => cursor !== '' && cursor.length <= 500)
  const page = Number(one(query['page']) ?? 1)
  return {
    text: one(query['text'])?.trim() ?? '',
    status: statusFilters.find((status): status is StatusFilter => status === one(query['status'])),
    trail: trail.slice(-10),
    page: trail.length > 0 && Number.isSafeInteger(page) && page > trail.length ? page : trail.length + 1,
  }
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

type Query = Record<string, string | string[] | undefined>
