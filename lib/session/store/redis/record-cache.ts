import type { SessionRecord } from '../session-record.ts'

/**
 * Records for which Redis sends a message at each change. Absence is never cached: made-up cookies would fill the
 * memory. When messages may have been missed, the whole cache is dropped.
 */
export class RecordCache {
  readonly #entries = new Map<string, { record: SessionRecord; until: number }>()
  #generation = 0

  /** Taken before a read from Redis, and passed to `keep` with its result. */
  get generation(): number {
    return this.#generation
  }

  get(name: string): SessionRecord | undefined {
    const entry = this.#entries.get(name)
    return entry && entry.until > Date.now() ? entry.record : undefined
  }

  /** Caches a record, unless a change message arrived since the read began: the record may be the old one. */
  keep(name: string, record: SessionRecord, generation: number): void {
    if (generation !== this.#generation) return
    this.#entries.delete(name)
    const [oldest] = this.#entries.keys()
    if (oldest !== undefined && this.#entries.size >= mostEntries) this.#entries.delete(oldest)
    this.#entries.set(name, { record: frozen(record), until: Date.now() + mostMilliseconds })
  }

  /** Forgets one record, or with `null` all. */
  forget(name: string | null): void {
    this.#generation++
    if (name === null) this.#entries.clear()
    else this.#entries.delete(name)
  }
}

const mostEntries = 10_000
const mostMilliseconds = 5000

// Many requests share the record, so none may change it.
function frozen(record: SessionRecord): SessionRecord {
  for (const part of [record.claims, record.claims.groups, record.amr]) Object.freeze(part)
  return Object.freeze(record)
}
