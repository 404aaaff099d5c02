import type { SessionRecord } from '../session-record.ts'

/**
 * Records that Redis has promised to tell changes of. Absence is never kept: made-up cookies would fill it. After
 * whatever may have lost a promise, everything is forgotten.
 */
export class RecordCache {
  readonly #entries = new Map<string, { record: SessionRecord; until: number }>()
  #generation = 0

  /** Take it before asking Redis, and give it to `keep` with the answer. */
  get generation(): number {
    return this.#generation
  }

  get(name: string): SessionRecord | undefined {
    const entry = this.#entries.get(name)
    return entry && entry.until > Date.now() ? entry.record : undefined
  }

  /** Keeps an answer, unless anything changed since it was asked for: it may tell of the time before. */
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

// Many requests share it: what one of them does to it must not reach the others.
function frozen(record: SessionRecord): SessionRecord {
  for (const part of [record.claims, record.claims.groups, record.amr]) Object.freeze(part)
  return Object.freeze(record)
}
