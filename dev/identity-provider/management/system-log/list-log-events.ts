import type { PublishedEvent } from '../../data/events.ts'
import type { Answer, Call } from '../call.ts'
import { invalidSearch, validationFailed } from '../okta-error.ts'
import { pageOf, readLimit } from '../page-of.ts'
import { comparisonsIn, matches } from '../search/matches.ts'
import { parseFilter } from '../search/parse-filter.ts'
import { isKnownToLog, logEventObject, valuesOfEvent } from './log-event-object.ts'

/**
 * The events of a period, by default of the last seven days. As at Okta, a request without `until` always has a next
 * page, where later events appear.
 */
export function listLogEvents({ idp, context, query }: Call): Answer {
  const since = readTime(query, 'since') ?? Date.now() - weekMilliseconds
  const until = readTime(query, 'until')
  const wanted = wantedEvents(query)
  const { items, next } = pageOf(idp.events.between(since, until ?? Date.now() + 1).filter(wanted), {
    url: new URL(`${idp.settings.issuer}${context.path}?${query}`),
    limit: readLimit(query, 100, 1000),
    keyOf: () => '',
    descending: query.get('sortOrder')?.toUpperCase() === 'DESCENDING',
    endless: until === undefined,
  })
  return { body: items.map(logEventObject), next }
}

const weekMilliseconds = 7 * 86_400_000

function readTime(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const time = /^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time))
    throw validationFailed(name, `${name}: The date format in your query is not recognized.`)
  return time
}

function wantedEvents(query: URLSearchParams): (event: PublishedEvent) => boolean {
  const text = query.get('filter')
  if (text === null) return () => true
  const filter = parseFilter(text)
  if (!filter || !comparisonsIn(filter).every(({ attribute }) => isKnownToLog(attribute)))
    throw invalidSearch()
  return (event) => matches(filter, (attribute) => valuesOfEvent(event, attribute))
}
