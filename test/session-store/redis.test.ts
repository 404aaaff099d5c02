import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createClient } from '@redis/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import { isStoreUnavailable, type SessionStore } from '#lib/session/store/session-store.ts'
import { hasRedis, type Redis, startRedis } from '../start/start-redis.ts'
import { key, now, record } from './records.ts'

const present = hasRedis('what is particular to the session store on Redis')

describe.skipIf(!present)('the Redis session store', () => {
  let redis: Redis
  let store: SessionStore
  let other: SessionStore

  beforeEach(async () => {
    redis = await startRedis()
    store = redisSessionStore(redis.url)
    other = redisSessionStore(redis.url)
  })
  afterEach(async () => {
    vi.useRealTimers()
    redis.resume()
    await Promise.all([store.close(), other.close()])
    await redis.stop()
  })

  test('asks for a session once, and not again while nothing changes it', async () => {
    await store.insert(record('a'), 'sealed')
    const before = await hgetCalls(redis)
    for (let reads = 0; reads < 20; reads++) expect(await store.read(key('a'))).toEqual(record('a'))
    expect((await hgetCalls(redis)) - before).toBe(1)
  })

  test('asks each time for a session that is not there: made-up cookies fill no memory', async () => {
    const before = await hgetCalls(redis)
    for (let reads = 0; reads < 3; reads++) expect(await store.read(key('unknown'))).toBeUndefined()
    expect((await hgetCalls(redis)) - before).toBe(3)
  })

  test('notices that another instance removed or replaced a session that it has read', async () => {
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
    await store.insert(record('a', { claims: { groups: ['staff'] } }), 'sealed')
    const read = await store.read(key('a'))
    expect(() => read?.claims.groups?.push('administrators')).toThrow(TypeError)
    expect((await store.read(key('a')))?.claims.groups).toEqual(['staff'])
  })

  test('serves nothing that it read before once Redis hangs, and comes back by itself', async () => {
    await store.insert(record('a'), 'sealed')
    await store.read(key('a'))
    redis.hang()
    await vi.waitFor(() => expect(store.read(key('a'))).rejects.toSatisfy(isStoreUnavailable), {
      timeout: 5000,
      interval: 50,
    })
    redis.resume()
    await vi.waitFor(async () => expect(await store.read(key('a'))).toEqual(record('a')), 15_000)
  })

  test('says that it is unavailable while Redis is gone, and finds the next one', async () => {
    await store.insert(record('a'), 'sealed')
    await store.read(key('a'))
    await redis.stop()
    await vi.waitFor(() => expect(store.read(key('a'))).rejects.toSatisfy(isStoreUnavailable), 3000)
    redis = await startRedis({ port: redis.port })
    await vi.waitFor(async () => expect(await store.read(key('a'))).toBeUndefined(), 15_000)
    await store.insert(record('b'), 'sealed')
    expect(await store.read(key('b'))).toEqual(record('b'))
  })

  test('is not reported as down after a stall of our own process', async () => {
    await store.insert(record('a'), 'sealed')
    for (let times = 0; times < 3; times++) {
      const reading = other.read(key('a'))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
      expect(await reading).toEqual(record('a'))
      await store.replace(key('a'), 1, record('a'))
    }
  })

  test('is used as soon as it is up, where it was down at the start', async () => {
    await redis.stop()
    const early = redisSessionStore(redis.url)
    await expect(early.read(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    redis = await startRedis({ port: redis.port })
    await vi.waitFor(async () => expect(await early.read(key('a'))).toBeUndefined(), 15_000)
    await early.close()
  })

  test('leaves no connection behind at a server that accepts and says nothing, and closes in time', async () => {
    const sockets = new Set<Socket>()
    const mute = createServer((socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket)).on('error', () => {})
      socket.resume()
    })
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const waiting = redisSessionStore(`redis://127.0.0.1:${(mute.address() as AddressInfo).port}`)
    for (let calls = 0; calls < 4; calls++) {
      await expect(waiting.read(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    }
    await vi.waitFor(() => expect(sockets.size).toBeLessThanOrEqual(2))
    await waiting.close()
    await vi.waitFor(() => expect(sockets.size).toBe(0), 15_000)
    mute.close()
  })

  test('never tells the password of its Redis', async () => {
    await redis.stop()
    const early = redisSessionStore(redis.url.replace('//', '//app:a-password-of-redis@'))
    const refusal = await early.read(key('a')).catch((thrown: Error) => thrown.message)
    expect(refusal).toContain(`127.0.0.1:${redis.port}`)
    expect(refusal).not.toContain('a-password-of-redis')
    await early.close()
    redis = await startRedis({ port: redis.port })
  })

  test('lets no user expire', async () => {
    await store.users.signIn('https://id.example.org', 'alice', {}, now())
    const client = await createClient({ url: redis.url }).connect()
    const name = 'identity:v1:account:["https://id.example.org","alice"]'
    expect(await client.ttl(name)).toBe(-1)
    await client.close()
  })

  test('leaves nothing behind of sessions that have ended', async () => {
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
