import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import { isStoreUnavailable } from '#lib/session/store/session-store.ts'
import { hasRedis, startRedis } from '../start/start-redis.ts'
import { key, record } from './records.ts'
import { redisOfTests } from './redis-of-tests.ts'

const present = hasRedis('the session store while Redis is in trouble')

describe.skipIf(!present)('the session store, while Redis is in trouble,', () => {
  const given = redisOfTests()

  test('serves nothing that it read before once Redis hangs, and comes back by itself', async () => {
    const { redis, store } = given
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
    const { redis, store } = given
    await store.insert(record('a'), 'sealed')
    await store.read(key('a'))
    await redis.stop()
    await vi.waitFor(() => expect(store.read(key('a'))).rejects.toSatisfy(isStoreUnavailable), 3000)
    given.redis = await startRedis({ port: redis.port })
    await vi.waitFor(async () => expect(await store.read(key('a'))).toBeUndefined(), 15_000)
    await store.insert(record('b'), 'sealed')
    expect(await store.read(key('b'))).toEqual(record('b'))
  })

  test('is not reported as down after a stall of our own process', async () => {
    const { store, other } = given
    await store.insert(record('a'), 'sealed')
    for (let times = 0; times < 3; times++) {
      const reading = other.read(key('a'))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
      expect(await reading).toEqual(record('a'))
      await store.replace(key('a'), 1, record('a'))
    }
  })

  test('is used as soon as it is up, where it was down at the start', async () => {
    const { redis } = given
    await redis.stop()
    const early = redisSessionStore(redis.url)
    await expect(early.read(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    given.redis = await startRedis({ port: redis.port })
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

  test('never shows the password of its Redis', async () => {
    const { redis } = given
    await redis.stop()
    const early = redisSessionStore(redis.url.replace('//', '//app:a-password-of-redis@'))
    const refusal = await early.read(key('a')).catch((thrown: Error) => thrown.message)
    expect(refusal).toContain(`127.0.0.1:${redis.port}`)
    expect(refusal).not.toContain('a-password-of-redis')
    await early.close()
    given.redis = await startRedis({ port: redis.port })
  })
})
