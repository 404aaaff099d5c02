import { createClient } from '@redis/client'
import { redisSessionStore } from '../lib/session/store/redis/redis-session-store.ts'
import { type StoredSession, storedSessions } from './stored-sessions.ts'

/** Fills Redis through the store itself: calls that do not wait for each other go out together. */
export async function fillRedis(url: string, count: number): Promise<void> {
  const store = redisSessionStore(url)
  let under: StoredSession[] = []
  const flush = async () => {
    await Promise.all(under.map(({ record, sealed }) => store.insert(record, sealed)))
    under = []
  }
  for (const session of storedSessions(count)) if (under.push(session) === atOnce) await flush()
  await flush()
  await store.close()
}

/** What Redis holds now, with what it needs for itself. */
export async function redisBytes(url: string): Promise<number> {
  const client = await createClient({ url }).connect()
  const info = await client.info('memory')
  await client.close()
  return Number(/used_memory:(\d+)/.exec(info)?.[1])
}

const atOnce = 500
