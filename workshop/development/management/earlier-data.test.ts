import path from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { createAccounts } from '../../../dev/identity-provider/accounts/accounts.ts'
import { createDirectoryEntries } from '../../../dev/identity-provider/accounts/directory-entries.ts'
import { openDatabase } from '../../../dev/identity-provider/data/database.ts'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'

test('accounts from before there was a directory are kept, and known to it', () => {
  const file = path.join(temporaryFolder(), 'identity-provider.db')
  const earlier = new Libsql(file)
  earlier.exec(`
    CREATE TABLE accounts (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      password_hash TEXT NOT NULL, email_verified INTEGER NOT NULL, status TEXT NOT NULL, groups TEXT NOT NULL,
      updated_at INTEGER NOT NULL);
    INSERT INTO accounts VALUES ('00u1', 'eve@example.test', 'Eve Early', 'hash', 1, 'active', '[]', 1700000000);
  `)
  earlier.close()
  for (const opening of ['first', 'second']) {
    const database = openDatabase(file)
    expect(createAccounts(database).findByEmail('eve@example.test')?.name, opening).toBe('Eve Early')
    const entry = createDirectoryEntries(database).find('00u1')
    expect(entry).toMatchObject({ firstName: 'Eve', createdAt: 1_700_000_000, lastSignInAt: null })
    database.close()
  }
})

test('people are read again after a write, and only then', () => {
  const database = openDatabase(path.join(temporaryFolder(), 'identity-provider.db'))
  const directory = createDirectoryEntries(database)
  const before = directory.all()
  expect(directory.all()).toBe(before)
  createAccounts(database).create({
    ...{ email: 'new@example.test', name: 'New', passwordHash: '', emailVerified: true },
    ...{ status: 'active', groups: [] },
  })
  expect(directory.all().map(({ email }) => email)).toEqual(['new@example.test'])
  database.close()
})
