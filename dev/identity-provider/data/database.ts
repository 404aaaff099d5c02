import Libsql from 'libsql'

/** Opens the provider's database file. Creates it, or migrates it, where needed. */
export function openDatabase(file: string): Database {
  const connection = new Libsql(file)
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 1000; PRAGMA synchronous = NORMAL;')
  connection.exec(schema)
  migrate(connection)
  return {
    run: (sql, ...values) => connection.prepare(sql).run(values).changes,
    get: (sql, ...values) => connection.prepare(sql).get(values),
    all: (sql, ...values) => connection.prepare(sql).all(values),
    transaction: (work) => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        work()
        connection.exec('COMMIT')
      } catch (fault) {
        connection.exec('ROLLBACK')
        throw fault
      }
    },
    close: () => connection.close(),
  }
}

/** Migrates a database of an earlier release, so that its accounts are kept. */
function migrate(connection: Libsql.Database): void {
  const { user_version: version } = connection.prepare('PRAGMA user_version').get([]) as {
    user_version: number
  }
  if (version < 1) connection.exec(`BEGIN IMMEDIATE; ${accountHistory} PRAGMA user_version = 1; COMMIT;`)
}

const accountHistory = `
  ALTER TABLE accounts ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE accounts ADD COLUMN status_changed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE accounts ADD COLUMN password_changed_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE accounts ADD COLUMN last_sign_in_at INTEGER;
  UPDATE accounts SET created_at = updated_at, status_changed_at = updated_at, password_changed_at = updated_at;
  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    event TEXT NOT NULL
  );
  CREATE INDEX events_published ON events (published_at);
`

const schema = `
  CREATE TABLE IF NOT EXISTS accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    email_verified INTEGER NOT NULL,
    status TEXT NOT NULL,
    groups TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS attempts (
    email TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until INTEGER,
    last_at INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS mail_tokens (
    hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    account_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS mail_tokens_account ON mail_tokens (account_id);
  CREATE TABLE IF NOT EXISTS provider_records (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    account_id TEXT,
    grant_id TEXT,
    uid TEXT,
    expires_at INTEGER,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS provider_records_account ON provider_records (account_id);
  CREATE INDEX IF NOT EXISTS provider_records_grant ON provider_records (grant_id);
  CREATE INDEX IF NOT EXISTS provider_records_uid ON provider_records (uid);
  CREATE INDEX IF NOT EXISTS provider_records_expiry ON provider_records (expires_at);
`

/** libsql ends the whole process on a boolean or a bare Buffer, so a parameter has one of these three types. */
export type Value = string | number | null

export type Database = {
  run(sql: string, ...values: Value[]): number
  get(sql: string, ...values: Value[]): unknown
  all(sql: string, ...values: Value[]): unknown[]
  /** All that `work` writes, or nothing of it. */
  transaction(work: () => void): void
  close(): void
}
