import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SessionRecord } from '#lib/session/store/session-record.ts'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { key, now, record } from './records.ts'
import { type OpenedStore, stores } from './stores.ts'

describe.each(stores())('the $name session store', (kind) => {
  let opened: OpenedStore
  let store: SessionStore

  beforeAll(() => kind.start())
  afterAll(() => kind.stop())
  beforeEach(async () => {
    opened = await kind.open()
    store = opened.store
  })
  afterEach(() => opened.close())

  test('gives back what was inserted, and its sealed part only when asked for it', async () => {
    await store.insert(record('a'), 'sealed-a')
    expect(await store.read(key('a'))).toEqual(record('a'))
    expect(await store.readSealed(key('a'))).toBe('sealed-a')
    expect(await store.read(key('b'))).toBeUndefined()
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

  test('lets only the first of twenty callers claim a name', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('state:x', now() + 60)))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store.claim('state:y', now() - 1)).toBe(true)
    expect(await store.claim('state:y', now() + 60)).toBe(true)
  })

  test('is the same store for a second process', async () => {
    const other = await opened.second()
    await store.insert(record('a'), 'sealed')
    expect(await other.read(key('a'))).toEqual(record('a'))
    await other.remove(key('a'))
    expect(await store.read(key('a'))).toBeUndefined()
    expect(await store.claim('state:x', now() + 60)).toBe(true)
    expect(await other.claim('state:x', now() + 60)).toBe(false)
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

  test('keeps a record of ten groups within 1 kB', () => {
    const groups = Array.from({ length: 10 }, (_, index) => `a-group-name-${index}`)
    const claims = { name: 'Alice Example', email: 'alice@example.test', emailVerified: true, groups }
    const full = record('a', { claims, sid: 'x'.repeat(43), authTime: now(), amr: ['pwd'], acr: '1' })
    expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThanOrEqual(1000)
  })
})
