import { env } from '#lib/env/env.ts'
import { redisSessionStore } from './redis/redis-session-store.ts'
import type { SessionStore } from './session-store.ts'
import { sqliteSessionStore } from './sqlite-session-store.ts'

/** The configured session store, one for the whole process. */
export function store(): SessionStore {
  shared.identityStarterStore ??= open(env().sessionStoreUrl)
  return shared.identityStarterStore
}

/** Closes the store, at the end of the process. */
export async function closeStore(): Promise<void> {
  await shared.identityStarterStore?.close()
}

function open(url: string): SessionStore {
  if (!url.startsWith('file:')) return redisSessionStore(url)
  return sqliteSessionStore(url.slice('file:'.length))
}

// Pages and route handlers get different instances of a module: one connection for both.
const shared = globalThis as { identityStarterStore?: SessionStore }
