import Database from 'libsql'
import { expiresAt } from '../../lib/session/store/session-record.ts'
import { type StoredSession, storedSession } from './stored-sessions.ts'

/** Fills the tables that the store has made, by many rows at a time: one by one would take minutes. */
export function fillSqlite(path: string, count: number): void {
  const database = new Database(path)
  database.exec('pragma synchronous = off; begin immediate')
  for (let from = 0; from < count; from += rowsAtOnce) {
    const length = Math.min(rowsAtOnce, count - from)
    insert(
      database,
      Array.from({ length }, (_none, place) => storedSession(from + place)),
    )
  }
  database.exec('commit; pragma wal_checkpoint(truncate)')
  database.close()
}

const rowsAtOnce = 100

function insert(database: Database.Database, rows: StoredSession[]): void {
  const some = (columns: string) => rows.map(() => columns).join(', ')
  const sessions = `insert into session (key, version, iss, sub, sid, expires_at, record) values ${some('(?, ?, ?, ?, ?, ?, ?)')}`
  database
    .prepare(sessions)
    .run(
      rows.flatMap(({ record }) => [
        record.key,
        record.version,
        record.iss,
        record.sub,
        record.sid ?? null,
        expiresAt(record),
        JSON.stringify(record),
      ]),
    )
  const tokens = `insert into tokens (key, sealed) values ${some('(?, ?)')}`
  database.prepare(tokens).run(rows.flatMap(({ record, sealed }) => [record.key, sealed]))
}
