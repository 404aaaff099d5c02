import Libsql from 'libsql'

/** Opens (and makes, and brings up to date) the one file that holds all that the provider remembers. */
export function openDatabase(file: string): Database {
  const connection = new Libsql(file)
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 1000; PRAGMA synchronous = NORMAL;')
  connection.exec(schema)
  return {
    run: (sql, ...values) => connection.prepare(sql).run(values).changes,
    get: (sql, ...values) => connection.prepare(sql).get(values),
    all: (sql, ...values) => connection.prepare(sql).all(values),
    close: () => connection.close(),
  }
}

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

/** libsql ends the whole process on a boolean or a bare Buffer: nothing but these three ever reaches it. */
export type Value = string | number | null

export type Database = {
  run(sql: string, ...values: Value[]): number
  get(sql: string, ...values: Value[]): unknown
  all(sql: string, ...values: Value[]): unknown[]
  close(): void
}
