import path from 'node:path'
import { now } from '#lib/time/now.ts'
import { expiresAt, parseSessionRecord, type SessionRecord } from './session-record.ts'
import type { SessionStore } from './session-store.ts'
import { SqliteFile } from './sqlite-file.ts'
import { sqliteUserStore } from './sqlite-user-store.ts'

/** Sessions in one SQLite file, for any number of processes on one machine. */
export function sqliteSessionStore(sessions: string): SessionStore {
  const file = new SqliteFile(sessions, migrations)
  const users = sqliteUserStore(besides(sessions))
  let sweeper: NodeJS.Timeout
  const sweepAfter = (milliseconds: number) => {
    sweeper = setTimeout(() => sweepAfter(sweep(file) ? restMilliseconds : sweepMilliseconds), milliseconds)
    sweeper.unref()
  }
  sweepAfter(sweepMilliseconds)
  return {
    async insert(record, sealed) {
      const { key, version, iss, sub, sid = null } = record
      const columns = 'key, version, iss, sub, sid, expires_at, record'
      const row = [key, version, iss, sub, sid, expiresAt(record), JSON.stringify(record)]
      file.together((run) => {
        run(`insert into session (${columns}) values (?, ?, ?, ?, ?, ?, ?)`, row)
        run(`insert into tokens (key, sealed) values (?, ?)`, [key, sealed])
      })
    },
    async read(key) {
      const [row] = file.all(`select record from session where key = ? and expires_at > ?`, [key, now()])
      return row && parseSessionRecord(String(row['record']))
    },
    async replace(key, version, record, sealed) {
      const { sid = null } = record
      const row = [record.version, sid, expiresAt(record), JSON.stringify(record), key, version]
      return file.together((run) => {
        const replaced = run(
          `update session set version = ?, sid = ?, expires_at = ?, record = ? where key = ? and version = ?`,
          row,
        )
        if (replaced === 1 && sealed !== undefined) {
          run(`update tokens set sealed = ? where key = ?`, [sealed, key])
        }
        return replaced === 1
      })
    },
    async remove(key) {
      file.run(`delete from session where key = ?`, [key])
    },
    async listByUser(iss, sub) {
      return records(
        file.all(`select record from session where iss = ? and sub = ? and expires_at > ?`, [
          iss,
          sub,
          now(),
        ]),
      )
    },
    async listBySid(iss, sid) {
      return records(
        file.all(`select record from session where iss = ? and sid = ? and expires_at > ?`, [
          iss,
          sid,
          now(),
        ]),
      )
    },
    async claim(name, until) {
      const changes = file.run(
        `insert into claim (name, expires_at) values (?, ?)
         on conflict (name) do update set expires_at = excluded.expires_at where claim.expires_at <= ?`,
        [name, until, now()],
      )
      return changes === 1
    },
    async readSealed(key) {
      const [row] = file.all(
        `select sealed from tokens join session using (key) where key = ? and expires_at > ?`,
        [key, now()],
      )
      return row && String(row['sealed'])
    },
    users,
    async close() {
      clearTimeout(sweeper)
      file.close()
      users.close()
    },
  }
}

/** `sessions.db` has `sessions.users.db` beside it. */
function besides(sessions: string): string {
  const { dir, name, ext } = path.parse(sessions)
  return path.join(dir, `${name}.users${ext}`)
}

const sweepMilliseconds = 60_000
// A sweep blocks the process, so each is bounded and the next follows after a rest. Reads skip expired rows.
const mostSwept = 1000
const restMilliseconds = 100

const migrations = [
  `create table session (
     key text primary key, version integer not null, iss text not null, sub text not null, sid text,
     expires_at integer not null, record text not null, sealed text not null
   ) without rowid;
   create index session_by_user on session (iss, sub);
   create index session_by_sid on session (iss, sid);
   create index session_by_expiry on session (expires_at);
   create table claim (name text primary key, expires_at integer not null) without rowid;
   create index claim_by_expiry on claim (expires_at);`,
  // With the tokens in the same row, the record would spill to overflow pages and a read would take twice as long.
  `create table tokens (key text primary key, sealed text not null);
   insert into tokens select key, sealed from session;
   alter table session drop column sealed;
   create trigger tokens_go_with_session after delete on session begin
     delete from tokens where key = old.key;
   end;`,
]

/** Deletes expired rows. Returns whether there may be more. */
function sweep(file: SqliteFile): boolean {
  const swept = (table: string, key: string) =>
    file.run(
      `delete from ${table} where ${key} in (select ${key} from ${table} where expires_at <= ? limit ${mostSwept})`,
      [now()],
    )
  try {
    return Math.max(swept('session', 'key'), swept('claim', 'name')) === mostSwept
  } catch {
    // The next read reports the failure.
    return false
  }
}

function records(rows: Record<string, unknown>[]): SessionRecord[] {
  return rows.flatMap((row) => parseSessionRecord(String(row['record'])) ?? [])
}
