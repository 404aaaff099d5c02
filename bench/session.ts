import { statSync } from 'node:fs'
import path from 'node:path'
import { createClient } from '@redis/client'
import Database from 'libsql'
import type { SessionRecord } from '#lib/session/session.ts'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import { writeSession } from '#lib/session/store/redis/write-session.ts'
import type { SessionStore } from '#lib/session/store/session-store.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { hasRedis, startRedis } from '../test/start/start-redis.ts'
import { temporaryFolder } from '../test/start/temporary-folder.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'

// `npm run bench:session`: what a page pays for reading its session, with few and with many others in the store, and
// what a stored session weighs. `npm run bench:session -- 100000` stores fewer.

const sizes = [1000, Number(process.argv[2] ?? 1_000_000)]
const reads = 20_000
// The cookies that are around: a store is asked for the same ones again and again.
const visitors = 1000
const sealed = 'x'.repeat(3400)

console.log(spreadHead('one read, µs'))
for (const size of sizes) await sqlite(size)
if (hasRedis('Redis')) for (const size of sizes) await redis(size)

async function sqlite(size: number): Promise<void> {
  const file = path.join(temporaryFolder(), 'sessions.db')
  const store = sqliteSessionStore(file)
  await store.insert(record(0), sealed)
  const database = new Database(file)
  const columns = 'key, version, iss, sub, sid, expires_at, record, sealed'
  const insert = database.prepare(`insert into session (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const before = statSync(file).size
  for (let from = 1; from < size; from += 10_000) {
    database
      .transaction(() => {
        for (let index = from; index < Math.min(size, from + 10_000); index += 1) insert.run(row(index))
      })
      .immediate()
  }
  database.exec('pragma wal_checkpoint(truncate)')
  const bytes = (statSync(file).size - before) / (size - 1)
  database.close()
  await measure(`SQLite, ${size} sessions`, store, size, false)
  console.log(`${' '.repeat(30)}${Math.round(bytes)} bytes a session`)
  await store.close()
}

async function redis(size: number): Promise<void> {
  const server = await startRedis()
  const client = await createClient({ url: server.url }).connect()
  const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  const before = await used()
  for (let from = 0; from < size; from += 1000) {
    const batch = Array.from({ length: Math.min(1000, size - from) }, (_, offset) => record(from + offset))
    // As the store writes it: the same script, with the same lists.
    await Promise.all(batch.map((each) => writeSession(client as never, namesOf(each), each, { sealed })))
  }
  const bytes = ((await used()) - before) / size
  const uncached = redisSessionStore(server.url)
  await measure(`Redis, ${size}, first read`, uncached, size, true)
  await measure(`Redis, ${size}, read before`, uncached, size, false)
  console.log(`${' '.repeat(30)}${Math.round(bytes)} bytes a session`)
  await uncached.close()
  await client.close()
  await server.stop()
}

/** `once`: each session is read for the first time, so that no cache helps. */
async function measure(name: string, store: SessionStore, size: number, once: boolean): Promise<void> {
  const step = Math.max(1, Math.floor(size / visitors))
  const keys = Array.from({ length: Math.min(visitors, size) }, (_, index) => keyOf(index * step))
  if (!once) for (const key of keys) await store.read(key)
  const took: number[] = []
  for (let read = 0; read < (once ? keys.length : reads); read += 1) {
    const key = keys[read % keys.length] ?? ''
    const startedAt = process.hrtime.bigint()
    const found = await store.read(key)
    took.push(Number(process.hrtime.bigint() - startedAt) / 1000)
    if (!found) throw new Error(`${name}: ${key} is not there.`)
  }
  console.log(spreadLine(name, spread(took)))
}

function row(index: number): (string | number)[] {
  const each = record(index)
  const expiresAt = each.idleExpiresAt
  const { key, version, iss, sub, sid = '' } = each
  return [key, version, iss, sub, sid, expiresAt, JSON.stringify(each), sealed]
}

function namesOf({ key, iss, sub, sid = '' }: SessionRecord) {
  const indexes = [
    `identity:v1:user:${JSON.stringify([iss, sub])}`,
    `identity:v1:sid:${JSON.stringify([iss, sid])}`,
  ]
  return { session: `identity:v1:session:${key}`, indexes }
}

function keyOf(index: number): string {
  return `key-${index}-`.padEnd(43, 'x')
}

function record(index: number): SessionRecord {
  const now = Math.floor(Date.now() / 1000)
  return {
    key: keyOf(index),
    version: 1,
    iss: 'https://id.example.org',
    sub: `00u${index}`,
    sid: `sid-${index}`,
    clientId: 'starter',
    claims: {
      name: 'Alice Example',
      email: `alice-${index}@example.test`,
      emailVerified: true,
      groups: Array.from({ length: 10 }, (_, group) => `a-group-name-${group}`),
    },
    authTime: now,
    createdAt: now,
    lastSeenAt: now,
    idleExpiresAt: now + 86_400,
    absoluteExpiresAt: now + 86_400,
    accessTokenExpiresAt: now + 3600,
    refreshAt: now + 3570,
    sealedBy: 'abcdefgh',
    device: 'Chrome on Windows',
  }
}
