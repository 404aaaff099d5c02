import { env } from '#lib/env/env.ts'
import { processWide } from '#lib/process-wide.ts'
import { redisSessionStore } from './redis/redis-session-store.ts'
import type { SessionStore } from './session-store.ts'
import { sqliteSessionStore } from './sqlite-session-store.ts'

/** The configured session store, one for the whole process. */
export function store(): SessionStore {
  return processWide('identityStarterStore', () => open(env().sessionStoreUrl))
}

/** Closes the store, at the end of the process. */
export async function closeStore(): Promise<void> {
  await store().close()
}

function open(url: string): SessionStore {
  if (!url.startsWith('file:')) return redisSessionStore(url)
  return sqliteSessionStore(url.slice('file:'.length))
}
