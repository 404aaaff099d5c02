import { randomInt } from 'node:crypto'
import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'
import type { Account, AccountStatus } from './account.ts'
import { needsNewPassword } from './account-status.ts'

/** The accounts of this provider. Addresses are looked up as `readAddress` gives them. */
export function createAccounts(database: Database): Accounts {
  const find = (column: 'id' | 'email', value: string) =>
    accountFrom(database.get(`SELECT * FROM accounts WHERE ${column} = ?`, value))
  const setStatus = (id: string, status: AccountStatus) => {
    const now = epochSeconds()
    database.run(
      'UPDATE accounts SET status = ?, status_changed_at = ?, updated_at = ? WHERE id = ?',
      status,
      now,
      now,
      id,
    )
  }
  return {
    findById: (id) => find('id', id),
    findByEmail: (email) => find('email', email),
    create: ({ id = newAccountId(), ...account }) => {
      const now = epochSeconds()
      database.run(
        `INSERT INTO accounts (id, email, name, password_hash, email_verified, status, groups,
           updated_at, created_at, status_changed_at, password_changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        account.email,
        account.name,
        account.passwordHash,
        account.emailVerified ? 1 : 0,
        account.status,
        JSON.stringify(account.groups),
        now,
        now,
        now,
        now,
      )
      return { id, ...account }
    },
    register: (id, { name, passwordHash }) =>
      void database.run(
        'UPDATE accounts SET name = ?, password_hash = ?, updated_at = ? WHERE id = ?',
        name,
        passwordHash,
        epochSeconds(),
        id,
      ),
    setPasswordHash: (id, hash) => {
      database.run(
        'UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ?',
        hash,
        epochSeconds(),
        id,
      )
      if (needsNewPassword(find('id', id))) setStatus(id, 'active')
    },
    setStatus,
    signedIn: (id) =>
      void database.run('UPDATE accounts SET last_sign_in_at = ? WHERE id = ?', epochSeconds(), id),
    confirmAddress: (id) =>
      void database.run(
        'UPDATE accounts SET email_verified = 1, updated_at = ? WHERE id = ?',
        epochSeconds(),
        id,
      ),
  }
}

function accountFrom(row: unknown): Account | undefined {
  if (!row) return undefined
  const { id, email, name, password_hash, email_verified, status, groups } = row as AccountRow
  return {
    id,
    email,
    name,
    passwordHash: password_hash,
    emailVerified: email_verified === 1,
    status,
    groups: JSON.parse(groups),
  }
}

function newAccountId(): string {
  return `00u${Array.from({ length: 17 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

export type Accounts = {
  findById(id: string): Account | undefined
  findByEmail(email: string): Account | undefined
  create(account: Omit<Account, 'id'> & { id?: string }): Account
  /** Registers an unconfirmed address a second time: the newest answers replace the earlier ones. */
  register(id: string, answers: { name: string; passwordHash: string }): void
  setPasswordHash(id: string, hash: string): void
  setStatus(id: string, status: AccountStatus): void
  /** Records the time of a sign-in. */
  signedIn(id: string): void
  confirmAddress(id: string): void
}

type AccountRow = {
  id: string
  email: string
  name: string
  password_hash: string
  email_verified: number
  status: AccountStatus
  groups: string
}
