import type { DirectoryEntry } from '../../accounts/directory-entries.ts'
import type { Answer, Call } from '../call.ts'
import { pageOf, readLimit } from '../page-of.ts'
import { userObject, valuesOfUser } from './user-object.ts'
import { wantedUsers } from './wanted-users.ts'

/** The people that `search`, `filter` or `q` ask for, a page at a time. */
export function listUsers({ idp, context, query }: Call): Answer {
  const { issuer } = idp.settings
  const wanted = wantedUsers(query)
  const found = idp.directory.all().filter(wanted)
  const sortBy = query.has('search') ? query.get('sortBy') : null
  const keyOf = (entry: DirectoryEntry) =>
    sortBy ? (valuesOfUser(entry, sortBy)[0] ?? '').toLowerCase() : ''
  const { items, next } = pageOf(found, {
    url: new URL(`${issuer}${context.path}?${query}`),
    limit: readLimit(query, query.has('q') ? 10 : 200, 200),
    keyOf,
    descending: query.get('sortOrder')?.toLowerCase() === 'desc',
  })
  // The oldest way to ask has no second page.
  return { body: items.map((entry) => userObject(entry, issuer)), next: query.has('q') ? '' : next }
}
