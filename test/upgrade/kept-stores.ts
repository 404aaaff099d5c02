import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@redis/client'
import type { SessionRecord } from '#lib/session/store/session-record.ts'
import type { UserRecord } from '#lib/session/store/user-record.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'

/**
 * The stores that the build of one commit wrote, and the values that this commit read from them. The folder never
 * changes.
 */
export function keptBy(commit: string): KeptStores {
  return JSON.parse(readFileSync(path.join(folderOf(commit), 'expected.json'), 'utf8')) as KeptStores
}

/** A copy of the SQLite files of that commit. Returns the path of the one with the sessions. */
export function copySqliteFiles(commit: string): string {
  const folder = temporaryFolder()
  for (const name of ['sessions.db', 'sessions.users.db']) {
    copyFileSync(path.join(folderOf(commit), name), path.join(folder, name))
  }
  return path.join(folder, 'sessions.db')
}

/**
 * Writes the Redis keys of that commit. Each gets the time to live that it had when the store was kept, since Redis has
 * its own clock.
 */
export async function fillRedis(commit: string, url: string): Promise<void> {
  const { madeAt } = keptBy(commit)
  const keys = JSON.parse(readFileSync(path.join(folderOf(commit), 'redis.json'), 'utf8')) as RedisKey[]
  const client = await createClient({ url }).connect()
  for (const { key, expiresAt, ...content } of keys) {
    if (content.type === 'string') await client.set(key, content.value)
    else if (content.type === 'hash') await client.hSet(key, content.value)
    else await client.zAdd(key, content.value)
    if (expiresAt !== undefined) await client.expire(key, expiresAt - madeAt)
  }
  await client.close()
}

/** For `NODE_OPTIONS`: a program's clock starts at the time when the stores were kept. */
export function startClockAt({ madeAt }: KeptStores): string {
  const script = `const late = Date.now() - ${madeAt}000
globalThis.Date = class extends Date {
  constructor(...given) { given.length > 0 ? super(...given) : super(new.target.now()) }
  static now() { return super.now() - late }
}`
  return `--import=data:text/javascript,${encodeURIComponent(script)}`
}

function folderOf(commit: string): string {
  return fileURLToPath(new URL(commit, import.meta.url))
}

export type KeptStores = {
  commit: string
  /** Epoch seconds at which all kept sessions were live. */
  madeAt: number
  sessionSecret: string
  appUrl: string
  settings: Record<'main' | 'bound' | 'named' | 'github' | 'spotify', Record<string, string>>
  sqlite: KeptStore
  redis: KeptStore
}

export type KeptStore = {
  sessions: Record<string, KeptSession>
  transactions: Record<string, KeptTransaction>
  /** The claims in the store: the `state` of each finished sign-in. */
  claimed: { name: string; expiresAt: number }[]
}

export type KeptSession = { cookie: string; record: SessionRecord; tokens: object; user: UserRecord }

export type KeptTransaction = {
  state: string
  cookie: { name: string; value: string }
  transaction: { issuer: string; clientId: string } & Record<string, unknown>
}

type RedisKey = { key: string; expiresAt?: number } & (
  | { type: 'string'; value: string }
  | { type: 'hash'; value: Record<string, string> }
  | { type: 'zset'; value: { value: string; score: number }[] }
)
