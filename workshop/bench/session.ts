import { rmSync, statSync } from 'node:fs'
import { redisSessionStore } from '../../lib/session/store/redis/redis-session-store.ts'
import type { SessionStore } from '../../lib/session/store/session-store.ts'
import { sqliteSessionStore } from '../../lib/session/store/sqlite-session-store.ts'
import { hasRedis, startRedis } from '../../test/start/start-redis.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { fillRedis, redisBytes } from './fill-redis.ts'
import { fillSqlite } from './fill-sqlite.ts'
import { storedKey } from './stored-sessions.ts'

// `npm run bench:session -- [how many]`: what one read of a session costs among a thousand and among a million others
// (5 GB of disk, then 4 GB of memory), and what each of them takes.

const reads = 5000
const most = Number(process.argv[2] ?? 1_000_000)
const withRedis = hasRedis('reads from Redis')

console.log(`One read of a session with ten groups, ${reads} times, in µs`)
console.log(line('', ['p50', 'p99', 'bytes a session']))
for (const count of [1000, most]) {
  console.log(`${count.toLocaleString('en')} stored`)
  await measureSqlite(count)
  if (withRedis) await measureRedis(count)
}

async function measureSqlite(count: number): Promise<void> {
  const folder = temporaryFolder()
  const path = `${folder}/sessions.db`
  const store = sqliteSessionStore(path)
  try {
    await store.read(storedKey(0))
    fillSqlite(path, count)
    report('  SQLite', await readsOf(store, randomKeys(count)), statSync(path).size / count)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureRedis(count: number): Promise<void> {
  const redis = await startRedis()
  try {
    const empty = await redisBytes(redis.url)
    await fillRedis(redis.url, count)
    const bytes = ((await redisBytes(redis.url)) - empty) / count
    // Each key once: a second read of it would be one from the cache.
    const store = redisSessionStore(redis.url)
    // The connection is there before the clock runs.
    await store.read(storedKey(count - 1))
    report('  Redis, first read', await readsOf(store, eachOnce(count - 1)), bytes)
    await readsOf(store, keys(100))
    report('  Redis, read before', await readsOf(store, randomKeys(100)), bytes)
    await store.close()
  } finally {
    await redis.stop()
  }
}

/** Microseconds of each read. */
async function readsOf(store: SessionStore, wanted: string[]): Promise<number[]> {
  const took: number[] = []
  for (const key of wanted) {
    const startedAt = performance.now()
    const record = await store.read(key)
    took.push((performance.now() - startedAt) * 1000)
    if (!record) throw new Error(`${key} is not stored.`)
  }
  return took
}

function randomKeys(count: number): string[] {
  return Array.from({ length: reads }, () => storedKey(Math.floor(Math.random() * count)))
}

function eachOnce(count: number): string[] {
  const step = Math.max(1, Math.floor(count / reads))
  return Array.from({ length: Math.min(reads, count) }, (_none, number) => storedKey(number * step))
}

function keys(count: number): string[] {
  return Array.from({ length: count }, (_none, number) => storedKey(number))
}

function report(name: string, took: number[], bytes: number): void {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(1)
  console.log(line(name, [at(0.5), at(0.99), bytes.toFixed(0)]))
}

function line(name: string, cells: string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(17)).join('')
}
