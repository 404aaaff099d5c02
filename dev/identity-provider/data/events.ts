import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'

/** The events of this provider, as in Okta's system log. Kept for 90 days. */
export function createEvents(database: Database): Events {
  return {
    record(event) {
      database.run(
        'INSERT INTO events (uuid, published_at, event) VALUES (?, ?, ?)',
        randomUUID(),
        Date.now(),
        JSON.stringify(event),
      )
    },
    between: (since, until) =>
      (
        database.all(
          'SELECT id, uuid, published_at, event FROM events WHERE published_at >= ? AND published_at < ? ORDER BY id',
          since,
          until,
        ) as EventRow[]
      ).map((row) => ({
        id: String(row.id).padStart(12, '0'),
        uuid: row.uuid,
        publishedAt: row.published_at,
        ...(JSON.parse(row.event) as ProviderEvent),
      })),
  }
}

export type Party = { id: string; type: string; alternateId: string; displayName: string }

export type ProviderEvent = {
  type: string
  message: string
  /** Why it failed; without one it succeeded. */
  failure?: string
  actor: Party
  targets: Party[]
  address: string
  userAgent: string
}

export type PublishedEvent = ProviderEvent & { id: string; uuid: string; publishedAt: number }

export type Events = {
  record(event: ProviderEvent): void
  /** From the first moment up to, but not at, the second, in milliseconds; the oldest first. */
  between(since: number, until: number): PublishedEvent[]
}

type EventRow = { id: number; uuid: string; published_at: number; event: string }
