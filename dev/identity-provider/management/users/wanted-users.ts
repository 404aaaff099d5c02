import { type DirectoryEntry, statusOf } from '../../accounts/directory-entries.ts'
import { invalidSearch } from '../okta-error.ts'
import { comparisonsIn, matches } from '../search/matches.ts'
import { type Comparison, parseFilter } from '../search/parse-filter.ts'
import { valuesOfUser } from './user-object.ts'

/** The people that a request selects. Throws Okta's 400 for a search that Okta would refuse. */
export function wantedUsers(query: URLSearchParams): (entry: DirectoryEntry) => boolean {
  const [search, filter, q] = [query.get('search'), query.get('filter'), query.get('q')]
  if ([search, filter, q].filter((each) => each !== null).length > 1) throw invalidSearch()
  if (search !== null) return byFilter(search, isSearchable)
  if (filter !== null) return byFilter(filter, isFilterable)
  return (entry) => statusOf(entry) !== 'DEPROVISIONED' && (q === null || startsWith(entry, q.toLowerCase()))
}

function byFilter(text: string, allowed: (comparison: Comparison) => boolean) {
  const filter = parseFilter(text)
  if (!filter || !comparisonsIn(filter).every(allowed)) throw invalidSearch()
  return (entry: DirectoryEntry) => matches(filter, (attribute) => valuesOfUser(entry, attribute))
}

// Okta allows any profile attribute in a search. Attributes beyond these have no value here, so they match no person.
function isSearchable({ attribute }: Comparison): boolean {
  return attribute.startsWith('profile.') || baseAttributes.has(attribute)
}

function isFilterable({ attribute, operator }: Comparison): boolean {
  if (attribute === 'lastUpdated') return ['eq', 'gt', 'ge', 'lt', 'le'].includes(operator)
  return operator === 'eq' && filterable.has(attribute)
}

function startsWith({ firstName, lastName, email }: DirectoryEntry, q: string): boolean {
  return [firstName, lastName, email].some((text) => text.toLowerCase().startsWith(q))
}

const baseAttributes = new Set(['id', 'status', 'created', 'activated', 'statusChanged', 'lastUpdated'])
const filterable = new Set([
  'id',
  'status',
  'profile.login',
  'profile.email',
  'profile.firstName',
  'profile.lastName',
])
