import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'
import type { AccountStatus } from './account.ts'
import { partsOfName } from './claims-of-account.ts'

/**
 * The accounts as the directory searches them. Reading thousands takes longer than searching them, so they stay in
 * memory until the next write.
 */
export function createDirectoryEntries(database: Database): DirectoryEntries {
  let kept: { version: string; entries: DirectoryEntry[] } | undefined
  return {
    find(idOrLogin) {
      const where = `${select} WHERE id = ? OR accounts.email = ?`
      const row = database.get(where, idOrLogin, idOrLogin.toLowerCase())
      return row ? entryFrom(row as EntryRow) : undefined
    },
    all() {
      const version = versionOf(database)
      if (kept?.version !== version) {
        const rows = database.all(`${select} ORDER BY id`) as EntryRow[]
        kept = { version, entries: rows.map(entryFrom) }
      }
      return kept.entries
    },
  }
}

/** Okta's name of the status. A lock expires. */
export function statusOf({ accountStatus, lockedUntil }: DirectoryEntry): UserStatus {
  if (accountStatus === 'active' && lockedUntil > epochSeconds()) return 'LOCKED_OUT'
  return statuses[accountStatus]
}

/** Changes with each write, by this process or another one. */
function versionOf(database: Database): string {
  const row = database.get('SELECT total_changes() AS ours, data_version AS others FROM pragma_data_version')
  const { ours, others } = row as { ours: number; others: number }
  return `${ours} ${others}`
}

const select = `
  SELECT id, accounts.email, name, email_verified, status, groups, updated_at, created_at, status_changed_at,
    password_changed_at, last_sign_in_at, coalesce(locked_until, 0) AS locked_until
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
    accountStatus: row.status,
    lockedUntil: row.locked_until,
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

export type DirectoryEntries = {
  /** By id or by login, which is the address. */
  find(idOrLogin: string): DirectoryEntry | undefined
  /** Everybody, by id. */
  all(): readonly DirectoryEntry[]
}

export type DirectoryEntry = {
  id: string
  email: string
  name: string
  firstName: string
  lastName: string
  emailVerified: boolean
  accountStatus: AccountStatus
  lockedUntil: number
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
  locked_until: number
}
