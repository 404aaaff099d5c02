import { randomBytes } from 'node:crypto'
import { inDatabase } from '../start/in-database.ts'
import type { Issuer } from './shared-apps.ts'

/** Makes the app's store refuse this operation for sessions of this issuer only. Returns a function that ends it. */
export function breakStore({ store, tenant }: Issuer, change: 'insert' | 'update' | 'delete'): () => void {
  const name = `fault_${randomBytes(8).toString('hex')}`
  const row = change === 'insert' ? 'new' : 'old'
  const when = `${row}.iss = '${tenant.issuer}'`
  inDatabase(store, (database) =>
    database.exec(
      `create trigger ${name} before ${change} on session when ${when} begin select raise(abort, 'fault'); end`,
    ),
  )
  return () => inDatabase(store, (database) => database.exec(`drop trigger ${name}`))
}
