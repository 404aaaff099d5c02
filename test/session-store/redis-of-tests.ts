import { afterEach, beforeEach } from 'vitest'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { type Redis, startRedis } from '../start/start-redis.ts'

/** A Redis for each test of the block that calls this, with the stores of two instances on it. */
export function redisOfTests(): RedisOfTest {
  const given = {} as RedisOfTest
  beforeEach(async () => {
    given.redis = await startRedis()
    given.store = redisSessionStore(given.redis.url)
    given.other = redisSessionStore(given.redis.url)
  })
  afterEach(async () => {
    given.redis.resume()
    await Promise.all([given.store.close(), given.other.close()])
    await given.redis.stop()
  })
  return given
}

type RedisOfTest = { redis: Redis; store: SessionStore; other: SessionStore }
