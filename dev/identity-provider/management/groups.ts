import type { Database } from '../data/database.ts'
import type { Answer, Call } from './call.ts'
import { invalidSearch } from './okta-error.ts'
import { oktaId } from './okta-id.ts'
import { pageOf, readLimit } from './page-of.ts'
import { comparisonsIn, matches } from './search/matches.ts'
import { parseFilter } from './search/parse-filter.ts'
import { requireEntry } from './users/get-user.ts'
import { timeOf } from './users/user-object.ts'

/** Every group that has members. */
export function listGroups({ idp, context, query }: Call): Answer {
  const { issuer } = idp.settings
  const wanted = wantedGroups(query)
  const found = [everyone, ...namesOf(idp.database)].map((name) => groupObject(name, issuer)).filter(wanted)
  const { items, next } = pageOf(found, {
    url: new URL(`${issuer}${context.path}?${query}`),
    limit: readLimit(query, 200, 200),
    keyOf: ({ profile }) => profile.name,
    descending: false,
  })
  return { body: items, next }
}

/** The groups of one person; as at Okta, all people are members of `Everyone`. */
export function listUserGroups(call: Call): Answer {
  const names: string[] = JSON.parse(requireEntry(call).groups)
  return { body: [everyone, ...names].map((name) => groupObject(name, call.idp.settings.issuer)), next: '' }
}

const everyone = 'Everyone'

function namesOf(database: Database): string[] {
  const rows = database.all('SELECT DISTINCT value FROM accounts, json_each(accounts.groups)')
  return (rows as { value: string }[]).map(({ value }) => value).filter((name) => name !== everyone)
}

function wantedGroups(query: URLSearchParams): (group: ReturnType<typeof groupObject>) => boolean {
  const text = query.get('search') ?? query.get('filter')
  const q = query.get('q')?.toLowerCase() ?? ''
  if (text === null) return ({ profile }) => profile.name.toLowerCase().startsWith(q)
  const filter = parseFilter(text)
  if (!filter || !comparisonsIn(filter).every(({ attribute }) => attributes.has(attribute)))
    throw invalidSearch()
  return ({ id, type, profile }) => {
    const values = new Map([
      ['id', id],
      ['type', type],
      ['profile.name', profile.name],
    ])
    return matches(filter, (attribute) => [values.get(attribute) ?? ''])
  }
}

const attributes = new Set(['id', 'type', 'profile.name'])

function groupObject(name: string, issuer: string) {
  const id = oktaId('00g', name)
  const since = timeOf(foundedAt)
  return {
    id,
    created: since,
    lastUpdated: since,
    lastMembershipUpdated: since,
    objectClass: ['okta:user_group'],
    type: name === everyone ? 'BUILT_IN' : 'OKTA_GROUP',
    profile: { name, description: name === everyone ? 'All users in your organization' : '' },
    _links: {
      users: { href: `${issuer}/api/v1/groups/${id}/users` },
      apps: { href: `${issuer}/api/v1/groups/${id}/apps` },
    },
  }
}

/** Groups have no creation date here: 2026-01-01 stands for it. */
const foundedAt = 1_767_225_600
