import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SessionRecord } from '#lib/session/session.ts'
import { isStoreUnavailable, type SessionStore } from '#lib/session/store/session-store.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'

let folder: string
let store: SessionStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-store-'))
  store = sqliteSessionStore(join(folder, 'data', 'sessions.db'))
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the SQLite session store', () => {
  test('gives back what was inserted, and its sealed part only when asked for it', async () => {
    await store.insert(record('a'), 'sealed-a')
    expect(await store.read(key('a'))).toEqual(record('a'))
    expect(await store.readSealed(key('a'))).toBe('sealed-a')
    expect(await store.read(key('b'))).toBeUndefined()
  })

  test('is readable for its owner alone', async () => {
    await store.insert(record('a'), 'sealed-a')
    const files = readdirSync(join(folder, 'data'))
    expect(files).toContain('sessions.db')
    for (const file of files)
      expect([file, statSync(join(folder, 'data', file)).mode & 0o077]).toEqual([file, 0])
  })

  test('gives no session that has expired', async () => {
    await store.insert(record('idle', { idleExpiresAt: now() - 1 }), 'sealed')
    await store.insert(record('absolute', { absoluteExpiresAt: now() - 1 }), 'sealed')
    for (const name of ['idle', 'absolute']) {
      expect(await store.read(key(name))).toBeUndefined()
      expect(await store.readSealed(key(name))).toBeUndefined()
    }
    expect(await store.listByUser('https://id.example.org', 'alice')).toEqual([])
  })

  test('replaces a record only at the version that the caller knows', async () => {
    await store.insert(record('a'), 'sealed-1')
    const next = record('a', { version: 2 })
    expect(await store.replace(key('a'), 1, next)).toBe(true)
    expect(await store.replace(key('a'), 1, record('a', { version: 2, device: 'late' }))).toBe(false)
    expect(await store.read(key('a'))).toEqual(next)
    expect(await store.readSealed(key('a'))).toBe('sealed-1')
    expect(await store.replace(key('a'), 2, record('a', { version: 3 }), 'sealed-3')).toBe(true)
    expect(await store.readSealed(key('a'))).toBe('sealed-3')
  })

  test('never brings a removed session back by replacing it', async () => {
    await store.insert(record('a'), 'sealed')
    await store.remove(key('a'))
    expect(await store.replace(key('a'), 1, record('a', { version: 2 }))).toBe(false)
    expect(await store.read(key('a'))).toBeUndefined()
  })

  test('lists the sessions of one person, and of one sid, at one issuer', async () => {
    await store.insert(record('a', { sid: 's1' }), 'sealed')
    await store.insert(record('b', { sid: 's2' }), 'sealed')
    await store.insert(record('c', { sid: 's1', iss: 'https://other.example.org' }), 'sealed')
    const keys = (list: SessionRecord[]) => list.map((each) => each.key).sort()
    expect(keys(await store.listByUser('https://id.example.org', 'alice'))).toEqual([key('a'), key('b')])
    expect(keys(await store.listBySid('https://id.example.org', 's1'))).toEqual([key('a')])
  })

  test('lets the first of twenty callers claim a name, and nobody after', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('state:x', now() + 60)))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store.claim('state:y', now() - 1)).toBe(true)
    expect(await store.claim('state:y', now() + 60)).toBe(true)
  })

  test('is the same store for a second process on the same file', async () => {
    const other = sqliteSessionStore(join(folder, 'data', 'sessions.db'))
    await store.insert(record('a'), 'sealed')
    expect(await other.read(key('a'))).toEqual(record('a'))
    await other.remove(key('a'))
    expect(await store.read(key('a'))).toBeUndefined()
    expect(await store.claim('state:x', now() + 60)).toBe(true)
    expect(await other.claim('state:x', now() + 60)).toBe(false)
    await other.close()
  })

  test('takes names and claims of any content without harm', async () => {
    const odd = `'"; drop table session; -- \u0000 \u{1f600} ${'x'.repeat(5000)}`
    await store.insert(record('a', { claims: { name: odd, groups: Array(10).fill(odd) } }), 'sealed')
    expect((await store.read(key('a')))?.claims.name).toBe(odd)
  })

  test('does not take a row for a session that is none', async () => {
    await store.insert({ ...record('a'), sub: '' }, 'sealed')
    expect(await store.read(key('a'))).toBeUndefined()
  })

  test('says that it is unavailable when the file is no database, and nothing worse', async () => {
    const path = join(folder, 'rubbish.db')
    writeFileSync(path, 'this is no database, and it is long enough to look like one'.repeat(50))
    const broken = sqliteSessionStore(path)
    await expect(broken.read(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    await expect(broken.insert(record('a'), 'sealed')).rejects.toSatisfy(isStoreUnavailable)
    rmSync(path)
    await broken.insert(record('a'), 'sealed')
    expect(await broken.read(key('a'))).toEqual(record('a'))
    await broken.close()
  })

  test('sweeps what has expired, however much it is, and nothing else', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const path = join(folder, 'swept.db')
    const swept = sqliteSessionStore(path)
    for (let index = 0; index < 2001; index++) await swept.claim(`state:${index}`, now() - 1)
    await swept.insert(record('gone', { idleExpiresAt: now() - 1 }), 'sealed')
    await swept.insert(record('a'), 'sealed')
    vi.advanceTimersByTime(60_000 + 200)
    vi.useRealTimers()
    await swept.close()
    const database = new Database(path)
    expect(database.prepare('select name from claim').all()).toEqual([])
    expect(database.prepare('select key from session').all()).toEqual([{ key: key('a') }])
    database.close()
  })

  test('keeps a record of ten groups within 1 kB', () => {
    const groups = Array.from({ length: 10 }, (_, index) => `a-group-name-${index}`)
    const claims = { name: 'Alice Example', email: 'alice@example.test', emailVerified: true, groups }
    const full = record('a', { claims, sid: 'x'.repeat(43), authTime: now(), amr: ['pwd'], acr: '1' })
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThanOrEqual(1000)
  })
})

// Read once: two records that are compared must not differ by the second that passed between them.
const signedInAt = now()

function record(name: string, more: Partial<SessionRecord> = {}): SessionRecord {
  return {
    key: key(name),
    version: 1,
    iss: 'https://id.example.org',
    sub: 'alice',
    clientId: 'starter',
    claims: { name: 'Alice Example' },
    createdAt: signedInAt,
    lastSeenAt: signedInAt,
    idleExpiresAt: signedInAt + 60,
    absoluteExpiresAt: signedInAt + 600,
    device: 'Firefox on Linux',
    ...more,
  }
}

function key(name: string): string {
  return name.padEnd(43, '-')
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
