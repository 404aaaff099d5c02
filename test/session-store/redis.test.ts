import { createClient } from '@redis/client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { hasRedis, type Redis } from '../start/start-redis.ts'
import { key, now, record } from './records.ts'
import { redisOfTests } from './redis-of-tests.ts'

const present = hasRedis('what is particular to the session store on Redis')

describe.skipIf(!present)('the Redis session store', () => {
  const given = redisOfTests()
  afterEach(() => {
    vi.useRealTimers()
  })

  test('asks for a session once, and not again while nothing changes it', async () => {
    const { redis, store } = given
    await store.insert(record('a'), 'sealed')
    const before = await hgetCalls(redis)
    for (let reads = 0; reads < 20; reads++) expect(await store.read(key('a'))).toEqual(record('a'))
    expect((await hgetCalls(redis)) - before).toBe(1)
  })

  test('asks each time for a session that is not there: made-up cookies fill no memory', async () => {
    const { redis, store } = given
    const before = await hgetCalls(redis)
    for (let reads = 0; reads < 3; reads++) expect(await store.read(key('unknown'))).toBeUndefined()
    expect((await hgetCalls(redis)) - before).toBe(3)
  })

  test('notices that another instance removed or replaced a session that it has read', async () => {
    const { store, other } = given
    await store.insert(record('a'), 'sealed')
    await store.insert(record('b'), 'sealed')
    await store.read(key('a'))
    await store.read(key('b'))
    await other.remove(key('a'))
    expect(await other.replace(key('b'), 1, record('b', { version: 2 }))).toBe(true)
    await vi.waitFor(async () => expect(await store.read(key('a'))).toBeUndefined(), 3000)
    await vi.waitFor(async () => expect((await store.read(key('b')))?.version).toBe(2), 3000)
  })

  test('does not return a cached session that has expired since, though Redis still has it', async () => {
    const { redis, store } = given
    // A busy Redis deletes expired keys late, and reports them only then.
    await command(redis, ['DEBUG', 'SET-ACTIVE-EXPIRE', '0'])
    vi.useFakeTimers({ toFake: ['Date'] })
    const idleExpiresAt = now() + 4
    const expiring = record('a', { idleExpiresAt })
    await store.insert(expiring, 'sealed')
    expect(await store.read(key('a'))).toEqual(expiring)
    vi.setSystemTime(idleExpiresAt * 1000)
    expect(await store.read(key('a'))).toBeUndefined()
  })

  test('returns cached records that no caller can change', async () => {
    const { store } = given
    await store.insert(record('a', { claims: { groups: ['staff'] } }), 'sealed')
    const read = await store.read(key('a'))
    expect(() => read?.claims.groups?.push('administrators')).toThrow(TypeError)
    expect((await store.read(key('a')))?.claims.groups).toEqual(['staff'])
  })

  test('lets no user expire', async () => {
    const { redis, store } = given
    await store.users.signIn('https://id.example.org', 'alice', {}, now())
    const client = await createClient({ url: redis.url }).connect()
    const name = 'identity:v1:account:["https://id.example.org","alice"]'
    expect(await client.ttl(name)).toBe(-1)
    await client.close()
  })

  test('leaves nothing behind of sessions that have ended', async () => {
    const { redis, store } = given
    await store.insert(record('a', { sid: 's1', idleExpiresAt: now() + 2 }), 'sealed')
    await store.claim('state:x', now() + 1)
    const client = await createClient({ url: redis.url }).connect()
    await vi.waitFor(async () => expect(await client.keys('*')).toEqual([]), 15_000)
    await client.close()
  })
})

async function command({ url }: Redis, words: string[]): Promise<void> {
  const client = await createClient({ url }).connect()
  await client.sendCommand(words)
  await client.close()
}

async function hgetCalls({ url }: Redis): Promise<number> {
  const client = await createClient({ url }).connect()
  const statistics = await client.info('commandstats')
  await client.close()
  return Number(/cmdstat_hget:calls=(\d+)/.exec(statistics)?.[1] ?? 0)
}
