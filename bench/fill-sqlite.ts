import Database from 'libsql'
import { expiresAt } from '../lib/session/session.ts'
import { type StoredSession, storedSessions } from './stored-sessions.ts'

/** Fills the table that the store has made, by many rows at a time: one by one would take minutes. */
export function fillSqlite(path: string, count: number): void {
  const database = new Database(path)
  database.exec('pragma synchronous = off; begin immediate')
  let rows: StoredSession[] = []
  for (const session of storedSessions(count)) {
    rows.push(session)
    if (rows.length < rowsAtOnce) continue
    insert(database, rows)
    rows = []
  }
  if (rows.length > 0) insert(database, rows)
  database.exec('commit; pragma wal_checkpoint(truncate)')
  database.close()
}

const rowsAtOnce = 100

function insert(database: Database.Database, rows: StoredSession[]): void {
  const values = rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')
  const statement = database.prepare(
    `insert into session (key, version, iss, sub, sid, expires_at, record, sealed) values ${values}`,
  )
  statement.run(
    rows.flatMap(({ record, sealed }) => [
      record.key,
      record.version,
      record.iss,
      record.sub,
      record.sid ?? null,
      expiresAt(record),
      JSON.stringify(record),
      sealed,
    ]),
  )
}
