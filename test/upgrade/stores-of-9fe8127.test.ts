import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { hasRedis, type Redis, startRedis } from '../start/start-redis.ts'
import { copySqliteFiles, fillRedis, type KeptStore, keptBy } from './kept-stores.ts'

const commit = '9fe8127'
const kept = keptBy(commit)
const cookies = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => cookies.has(name) && { value: cookies.get(name) },
    set: (name: string, value: string) => cookies.set(name, value),
  }),
}))

const { main, bound, named, github } = kept.settings
const settings = {
  RUN_MODE: 'preview',
  APP_URL: kept.appUrl,
  SESSION_SECRET: kept.sessionSecret,
  SESSION_STORE_URL: `file:${copySqliteFiles(commit)}`,
  ...named,
  OIDC_PROVIDERS: 'staff,partners,bound',
  ...Object.fromEntries(
    Object.entries(bound).map(([name, value]) => [name.replace('OIDC_', 'OIDC_BOUND_'), value]),
  ),
  ...github,
}
for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)

const { readSettings } = await import('#lib/env/settings.ts')
const { isLive } = await import('#lib/session/is-live.ts')
const { openTokens } = await import('#lib/session/sealed-tokens.ts')
const { takeTransaction } = await import('#lib/session/transaction-cookie.ts')
const { redisSessionStore } = await import('#lib/session/store/redis/redis-session-store.ts')
const { sqliteSessionStore } = await import('#lib/session/store/sqlite-session-store.ts')
const { closeStore } = await import('#lib/session/store/store.ts')

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: kept.madeAt * 1000 })
})
afterAll(async () => {
  await closeStore()
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test.each(['main', 'bound', 'named', 'github'] as const)('the settings of %s are sound', (name) => {
  const own = { RUN_MODE: 'preview', APP_URL: kept.appUrl, SESSION_SECRET: kept.sessionSecret }
  const store = { SESSION_STORE_URL: 'file:.data/sessions.db' }
  const provider = name === 'github' ? { ...main, ...github } : kept.settings[name]
  expect(readSettings({ ...own, ...store, ...provider })).toHaveProperty('settings')
})

describe('in SQLite', () => {
  let store: SessionStore
  beforeAll(() => {
    store = sqliteSessionStore(copySqliteFiles(commit))
  })
  afterAll(() => store.close())
  everythingOpens(() => store, kept.sqlite)
})

describe.skipIf(!hasRedis(`the stores that ${commit} left in Redis`))('in Redis', () => {
  let redis: Redis
  let store: SessionStore
  beforeAll(async () => {
    redis = await startRedis()
    await fillRedis(commit, redis.url)
    store = redisSessionStore(redis.url)
  })
  afterAll(async () => {
    await store.close()
    await redis.stop()
  })
  everythingOpens(() => store, kept.redis)
})

function everythingOpens(store: () => SessionStore, { sessions, transactions, claimed }: KeptStore): void {
  const { spotify, ...others } = sessions
  const all = Object.values(sessions)

  test.each(Object.entries(others))(
    'the session “%s” lives on, with all that it held',
    async (_, session) => {
      const { record, tokens } = session
      const read = await store().read(record.key)
      expect(read).toEqual(record)
      expect(read && isLive(read)).toBe(true)
      expect(await openTokens(record.key, await store().readSealed(record.key))).toEqual(
        withoutEmptyIdToken(tokens),
      )
    },
  )

  test('a session of a social provider that is gone ends, and the user’s record stays', async () => {
    if (!spotify) throw new Error('no such session is kept')
    const read = await store().read(spotify.record.key)
    expect(read && isLive(read)).not.toBe(true)
    expect(await store().users.read(spotify.user.iss, spotify.user.sub)).toEqual(spotify.user)
  })

  test('the record of each user is there', async () => {
    const read = await Promise.all(all.map(({ user }) => store().users.read(user.iss, user.sub)))
    expect(read).toEqual(all.map(({ user }) => user))
  })

  test('sessions are found by their person and by the provider’s sid', async () => {
    for (const { record } of Object.values(others)) {
      const { key, iss, sub, sid } = record
      expect((await store().listByUser(iss, sub)).map((found) => found.key)).toContain(key)
      if (sid) expect((await store().listBySid(iss, sid)).map((found) => found.key)).toEqual([key])
    }
  })

  test.each(Object.entries(transactions))(
    'the sign-in “%s” that was begun can be finished, once',
    async (_, begun) => {
      const { state, cookie, transaction } = begun
      cookies.set(cookie.name, cookie.value)
      expect(await takeTransaction(state, transaction)).toEqual(transaction)
      await expect(takeTransaction(state, transaction)).rejects.toThrow('used before')
    },
  )

  test('a response that was used cannot be used again', async () => {
    expect(claimed.length).toBeGreaterThan(0)
    const again = claimed.map(({ name, expiresAt }) => store().claim(name, expiresAt))
    expect(new Set(await Promise.all(again))).toEqual(new Set([false]))
  })

  test('a session is ended', async () => {
    for (const { record } of Object.values(others)) {
      await store().remove(record.key)
      expect(await store().read(record.key)).toBeUndefined()
      expect(await store().readSealed(record.key)).toBeUndefined()
    }
  })
}

/** That commit kept '' where a social provider sent no ID token. It is read as no ID token. */
function withoutEmptyIdToken(tokens: object): object {
  return Object.fromEntries(Object.entries(tokens).filter(([, token]) => token !== ''))
}
