import { rmSync } from 'node:fs'
import path from 'node:path'
import { createClient } from '@redis/client'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { hasRedis, type Redis, startRedis } from '../start/start-redis.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

/** Every kind of store that this machine can run, for tests that all of them must pass. */
export function stores(): StoreKind[] {
  return hasRedis('the session store’s tests on Redis') ? [sqlite, redis()] : [sqlite]
}

const sqlite: StoreKind = {
  name: 'SQLite',
  start: async () => {},
  stop: async () => {},
  async open() {
    const folder = temporaryFolder()
    const opened = openedBy(async () => sqliteSessionStore(path.join(folder, 'sessions.db')))
    return opened(async () => rmSync(folder, { recursive: true, force: true }))
  },
}

function redis(): StoreKind {
  let server: Redis
  return {
    name: 'Redis',
    async start() {
      server = await startRedis()
    },
    stop: () => server.stop(),
    async open() {
      const opened = openedBy(async () => redisSessionStore(server.url))
      return opened(() => emptied(server.url))
    },
  }
}

async function emptied(url: string): Promise<void> {
  const client = await createClient({ url }).connect()
  await client.flushAll()
  await client.close()
}

function openedBy(openOne: () => Promise<SessionStore>) {
  return async (clear: () => Promise<void>): Promise<OpenedStore> => {
    const all = [await openOne()]
    const [store] = all as [SessionStore]
    return {
      store,
      async second() {
        const other = await openOne()
        all.push(other)
        return other
      },
      async close() {
        await Promise.all(all.map((each) => each.close()))
        await clear()
      },
    }
  }
}

type StoreKind = {
  name: string
  start(): Promise<void>
  stop(): Promise<void>
  /** An empty store. */
  open(): Promise<OpenedStore>
}

export type OpenedStore = {
  store: SessionStore
  /** The same sessions, opened by another process. */
  second(): Promise<SessionStore>
  close(): Promise<void>
}
