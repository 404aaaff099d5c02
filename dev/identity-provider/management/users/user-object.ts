import { type DirectoryEntry, statusOf } from '../../accounts/directory-entries.ts'

/** An account as Okta's `User`. */
export function userObject(entry: DirectoryEntry, issuer: string) {
  return {
    id: entry.id,
    status: statusOf(entry),
    created: timeOf(entry.createdAt),
    activated: timeOf(entry.createdAt),
    statusChanged: timeOf(entry.statusChangedAt),
    lastLogin: entry.lastSignInAt === null ? null : timeOf(entry.lastSignInAt),
    lastUpdated: timeOf(entry.updatedAt),
    passwordChanged: timeOf(entry.passwordChangedAt),
    type: { id: 'otyembedded000000001' },
    profile: {
      firstName: entry.firstName.slice(0, 50),
      lastName: entry.lastName.slice(0, 50) || null,
      displayName: entry.name,
      mobilePhone: null,
      secondEmail: null,
      login: entry.email,
      email: entry.email,
    },
    credentials: {
      password: {},
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { self: { href: `${issuer}/api/v1/users/${entry.id}` } },
  }
}

/** The values that a search can compare. An empty or unknown attribute has no value. */
export function valuesOfUser(entry: DirectoryEntry, attribute: string): string[] {
  const value = readers[attribute]?.(entry)
  return value ? [value] : []
}

export function timeOf(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}

const readers: Record<string, (entry: DirectoryEntry) => string | undefined> = {
  id: ({ id }) => id,
  status: statusOf,
  created: ({ createdAt }) => timeOf(createdAt),
  activated: ({ createdAt }) => timeOf(createdAt),
  statusChanged: ({ statusChangedAt }) => timeOf(statusChangedAt),
  lastUpdated: ({ updatedAt }) => timeOf(updatedAt),
  'profile.login': ({ email }) => email,
  'profile.email': ({ email }) => email,
  'profile.firstName': ({ firstName }) => firstName,
  'profile.lastName': ({ lastName }) => lastName,
  'profile.displayName': ({ name }) => name,
}
