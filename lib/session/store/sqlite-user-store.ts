import { SqliteFile } from './sqlite-file.ts'
import { parseUserRecord } from './user-record.ts'
import type { UserStore } from './user-store.ts'

/** Users in a SQLite file of their own: the file of the sessions may be deleted, this one is the app's data. */
export function sqliteUserStore(path: string): UserStore & { close(): void } {
  const file = new SqliteFile(path, migrations)
  return {
    async signIn(iss, sub, { name, email }, signedInAt) {
      file.run(
        `insert into user (iss, sub, first_signed_in_at, last_signed_in_at, name, email) values (?, ?, ?, ?, ?, ?)
         on conflict (iss, sub) do update set
           last_signed_in_at = max(last_signed_in_at, excluded.last_signed_in_at),
           name = coalesce(excluded.name, name), email = coalesce(excluded.email, email)`,
        [iss, sub, signedInAt, signedInAt, name ?? null, email ?? null],
      )
    },
    async update(iss, sub, { name, email }) {
      file.run(
        `update user set name = coalesce(?, name), email = coalesce(?, email) where iss = ? and sub = ?`,
        [name ?? null, email ?? null, iss, sub],
      )
    },
    async read(iss, sub) {
      const [row] = file.all(`select * from user where iss = ? and sub = ?`, [iss, sub])
      return parseUserRecord(row)
    },
    async remove(iss, sub) {
      file.run(`delete from user where iss = ? and sub = ?`, [iss, sub])
    },
    close: () => file.close(),
  }
}

const migrations = [
  `create table user (
     iss text not null, sub text not null, first_signed_in_at integer not null, last_signed_in_at integer not null,
     name text, email text, primary key (iss, sub)
   ) without rowid;`,
]
