import { randomBytes } from 'node:crypto'
import { inDatabase } from '../start/in-database.ts'
import type { Issuer } from './shared-apps.ts'

/** The app's store refuses this for sessions of this issuer, and for those alone, until the result is called. */
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
