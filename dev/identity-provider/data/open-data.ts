import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { seedDemoPeople } from '../accounts/demo-people.ts'
import { seedPeople } from '../accounts/seed-people.ts'
import type { Settings } from '../settings.ts'
import { type Database, openDatabase } from './database.ts'
import { type Keys, loadKeys } from './signing-keys.ts'
import { startSweeping } from './sweep.ts'

/** Opens the database and the keys, and adds the demo people and the number of made-up people in the settings. */
export async function openData({ dataDir, people }: Pick<Settings, 'dataDir' | 'people'>): Promise<Data> {
  await mkdir(dataDir, { recursive: true })
  const database = openDatabase(path.join(dataDir, 'identity-provider.db'))
  startSweeping(database)
  const accounts = createAccounts(database)
  const [keys] = await Promise.all([loadKeys(dataDir), seedDemoPeople(accounts)])
  await seedPeople(database, accounts, people)
  return { database, accounts, keys }
}

export type Data = { database: Database; accounts: Accounts; keys: Keys }
