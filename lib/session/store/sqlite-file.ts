import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { StoreUnavailable } from './session-store.ts'

/**
 * One SQLite file and its one connection, opened on first use and reopened after a fault. Single statements and
 * immediate transactions only: after a busy deferred one libsql keeps seeing rows that another process deleted.
 */
export class SqliteFile {
  readonly #path: string
  readonly #migrations: string[]
  #connection: Connection | undefined

  constructor(path: string, migrations: string[]) {
    this.#path = path
    this.#migrations = migrations
  }

  /** The rows of a query. Throws `StoreUnavailable`. */
  all(sql: string, parameters: Parameter[]): Record<string, unknown>[] {
    return this.#use((connection) => connection.statement(sql).all(parameters) as Record<string, unknown>[])
  }

  /** How many rows a statement changed. Throws `StoreUnavailable`. */
  run(sql: string, parameters: Parameter[]): number {
    return this.#use((connection) => connection.statement(sql).run(parameters).changes)
  }

  /**
   * Runs `work` in a transaction and returns its result. `work` must not be async: the transaction would end before its
   * statements ran. Throws `StoreUnavailable`.
   */
  together<Result>(work: (run: Run) => Result extends Promise<unknown> ? never : Result): Result {
    return this.#use(({ database, statement }) => {
      const run: Run = (sql, parameters) => statement(sql).run(parameters).changes
      return database.transaction(() => work(run)).immediate() as Result
    })
  }

  close(): void {
    this.#connection?.database.close()
    this.#connection = undefined
  }

  #use<Result>(work: (connection: Connection) => Result): Result {
    try {
      this.#connection ??= open(this.#path, this.#migrations)
      return work(this.#connection)
    } catch (cause) {
      // A file that was deleted or replaced underneath fails on every call until it is reopened.
      if (!isPassing(cause)) this.#connection = undefined
      const reason = cause instanceof Error ? cause.message : 'unknown'
      throw new StoreUnavailable(`the session store ${this.#path} does not answer: ${reason}`, { cause })
    }
  }
}

// libsql ends the whole process on a boolean, a bare Buffer or an object, so only this type is accepted.
type Parameter = string | number | null

type Run = (sql: string, parameters: Parameter[]) => number

type Connection = { database: Database.Database; statement(sql: string): Database.Statement }

function open(path: string, migrations: string[]): Connection {
  mkdirSync(dirname(path), { recursive: true })
  // SQLite would create it readable for all users of the machine; its -wal and -shm files get the same rights. After
  // that only SQLite opens the file: in POSIX a close by other code of this process drops the locks of its connections,
  // and the next connection that closes could then remove the journal.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const database = new Database(path, { timeout: 1000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  migrate(database, migrations)
  const prepared = new Map<string, Database.Statement>()
  return {
    database,
    statement(sql) {
      const known = prepared.get(sql)
      if (known) return known
      const made = database.prepare(sql)
      prepared.set(sql, made)
      return made
    },
  }
}

function migrate(database: Database.Database, migrations: string[]): void {
  const upgrade = database.transaction(() => {
    const [row] = database.prepare('pragma user_version').all() as { user_version: number }[]
    const from = row?.user_version ?? 0
    for (const migration of migrations.slice(from)) database.exec(migration)
    database.exec(`pragma user_version = ${Math.max(from, migrations.length)}`)
  })
  upgrade.immediate()
}

function isPassing(cause: unknown): boolean {
  const { code } = cause as { code?: string }
  return code === 'SQLITE_BUSY' || code === 'SQLITE_FULL'
}
