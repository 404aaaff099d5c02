import type { AccountStatus } from '../../accounts/accounts.ts'
import { partsOfName } from '../../accounts/claims-of-account.ts'
import type { Database } from '../../data/database.ts'
import { epochSeconds } from '../../data/epoch.ts'

/** What the directory knows of one account, by its id or its login, which is the address. */
export function findEntry(database: Database, idOrLogin: string): DirectoryEntry | undefined {
  const row = database.get(
    `${select} WHERE id = ? OR accounts.email = ?`,
    epochSeconds(),
    idOrLogin,
    idOrLogin.toLowerCase(),
  )
  return row ? entryFrom(row as EntryRow) : undefined
}

/** What the directory knows of every account, by id. */
export function allEntries(database: Database): DirectoryEntry[] {
  return (database.all(`${select} ORDER BY id`, epochSeconds()) as EntryRow[]).map(entryFrom)
}

const select = `
  SELECT id, accounts.email, name, email_verified, status, groups, updated_at, created_at, status_changed_at,
    password_changed_at, last_sign_in_at, coalesce(locked_until, 0) > ? AS locked
  FROM accounts LEFT JOIN attempts ON attempts.email = accounts.email`

function entryFrom(row: EntryRow): DirectoryEntry {
  const { givenName, familyName } = partsOfName(row.name)
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    firstName: givenName,
    lastName: familyName,
    emailVerified: row.email_verified === 1,
    status: row.locked && row.status === 'active' ? 'LOCKED_OUT' : statuses[row.status],
    groups: row.groups,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    statusChangedAt: row.status_changed_at,
    passwordChangedAt: row.password_changed_at,
    lastSignInAt: row.last_sign_in_at,
  }
}

const statuses = {
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  deactivated: 'DEPROVISIONED',
  password_expired: 'PASSWORD_EXPIRED',
  recovery: 'RECOVERY',
} as const satisfies Record<AccountStatus, string>

export type DirectoryEntry = {
  id: string
  email: string
  name: string
  firstName: string
  lastName: string
  emailVerified: boolean
  status: UserStatus
  /** JSON; parsed where it is needed, since a list of thousands needs none. */
  groups: string
  createdAt: number
  updatedAt: number
  statusChangedAt: number
  passwordChangedAt: number
  lastSignInAt: number | null
}

export type UserStatus = (typeof statuses)[keyof typeof statuses] | 'LOCKED_OUT'

type EntryRow = {
  id: string
  email: string
  name: string
  email_verified: number
  status: AccountStatus
  groups: string
  updated_at: number
  created_at: number
  status_changed_at: number
  password_changed_at: number
  last_sign_in_at: number | null
  locked: number
}
