import type { Database } from './database.ts'
import { epochSeconds } from './epoch.ts'

/** Removes expired rows now and every minute. The timer does not keep the process alive. */
export function startSweeping(database: Database): void {
  sweep(database)
  setInterval(() => sweep(database), 60_000).unref()
}

function sweep(database: Database): void {
  const now = epochSeconds()
  database.run('DELETE FROM provider_records WHERE expires_at <= ?', now)
  database.run('DELETE FROM mail_tokens WHERE expires_at <= ?', now)
  database.run('DELETE FROM events WHERE published_at <= ?', (now - eventsKeptSeconds) * 1000)
  database.run(
    'DELETE FROM attempts WHERE coalesce(locked_until, 0) <= ? AND last_at <= ?',
    now,
    now - attemptsKeptSeconds,
  )
}

const attemptsKeptSeconds = 86_400
/** Okta keeps system log events for 90 days. */
const eventsKeptSeconds = 90 * 86_400
