import Database from 'libsql'

/** What `work` finds or does in a SQLite file that a program under test uses too. */
export function inDatabase<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file, { timeout: 10_000 })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
