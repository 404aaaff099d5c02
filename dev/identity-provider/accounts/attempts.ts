import type { Database } from '../data/database.ts'
import { epochSeconds } from '../data/epoch.ts'

/**
 * Counts wrong passwords by address, with or without an account for it: the tenth in a row locks the address. An attempt
 * counts before its password is checked, so that parallel guesses cannot slip past the limit.
 */
export function createAttempts(database: Database, lockSeconds: number): Attempts {
  const lock = (email: string) => {
    const until = epochSeconds() + lockSeconds
    database.run('UPDATE attempts SET locked_until = ? WHERE email = ?', until, email)
    return until
  }
  const read = (email: string) =>
    database.get('SELECT failures, locked_until FROM attempts WHERE email = ?', email) as
      | AttemptsRow
      | undefined
  const clear = (email: string) => void database.run('DELETE FROM attempts WHERE email = ?', email)

  return {
    begin(email) {
      const before = read(email)
      if (before?.locked_until) {
        if (before.locked_until > epochSeconds()) return before.locked_until
        clear(email)
      }
      database.run(
        `INSERT INTO attempts (email, failures, last_at) VALUES (?, 1, ?)
         ON CONFLICT (email) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at`,
        email,
        epochSeconds(),
      )
      return (read(email)?.failures ?? 0) > most ? lock(email) : undefined
    },
    fail: (email) => ((read(email)?.failures ?? 0) >= most ? lock(email) : undefined),
    clear,
  }
}

const most = 10

export type Attempts = {
  /** Until when the address is locked (epoch seconds), if it is; then no password may be checked. */
  begin(email: string): number | undefined
  /** Until when the address is locked now, if this was the last attempt it had. */
  fail(email: string): number | undefined
  clear(email: string): void
}

type AttemptsRow = { failures: number; locked_until: number | null }
