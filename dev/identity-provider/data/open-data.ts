import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { seedDemoPeople } from '../accounts/demo-people.ts'
import { type Database, openDatabase } from './database.ts'
import { type Keys, loadKeys } from './signing-keys.ts'
import { startSweeping } from './sweep.ts'

/** Opens what the provider remembers, with keys and the demo people in it. */
export async function openData(dataDir: string): Promise<Data> {
  await mkdir(dataDir, { recursive: true })
  const database = openDatabase(path.join(dataDir, 'identity-provider.db'))
  startSweeping(database)
  const accounts = createAccounts(database)
  const [keys] = await Promise.all([loadKeys(dataDir), seedDemoPeople(accounts)])
  return { database, accounts, keys }
}

export type Data = { database: Database; accounts: Accounts; keys: Keys }
