import { now } from '#lib/time/now.ts'
import { expiresAt, parseSessionRecord, type SessionRecord } from '../session-record.ts'
import type { SessionStore } from '../session-store.ts'
import { RecordCache } from './record-cache.ts'
import { RedisConnection } from './redis-connection.ts'
import { redisUserStore } from './redis-user-store.ts'
import { writeSession } from './write-session.ts'

/**
 * Sessions in one Redis (7 or later) under any number of instances. A cached record needs no round trip until Redis
 * reports a change; while Redis does not respond, the cache serves nothing.
 */
export function redisSessionStore(url: string): SessionStore {
  const cache = new RecordCache()
  const redis = new RedisConnection(url, (key) => cache.forget(key))

  const read = async (key: string) => {
    const name = sessionKey(key)
    const known = cache.get(name)
    if (known) return live(known)
    const { generation } = cache
    const json = await redis.run((client) => client.hGet(name, 'record'))
    const record = json ? parseSessionRecord(json) : undefined
    if (record) cache.keep(name, record, generation)
    return record && live(record)
  }

  const list = async (index: string) => {
    const keys = await redis.run((client) => client.zRange(index, now() + 1, '+inf', { BY: 'SCORE' }))
    const records = await Promise.all(keys.map(read))
    return records.filter((record) => record !== undefined)
  }

  return {
    async insert(record, sealed) {
      await redis.run((client) => writeSession(client, keysOf(record), record, { sealed }))
    },
    read,
    replace(key, version, record, sealed) {
      const names = { ...keysOf(record), session: sessionKey(key) }
      return redis.run((client) => writeSession(client, names, record, { version, sealed }))
    },
    async remove(key) {
      await redis.run((client) => client.del(sessionKey(key)))
    },
    listByUser: (iss, sub) => list(sessionsOfUserKey(iss, sub)),
    listBySid: (iss, sid) => list(sessionsOfSidKey(iss, sid)),
    async claim(name, until) {
      const expiration = { type: 'EXAT', value: until } as const
      const options = { condition: 'NX', expiration } as const
      const answer = await redis.run((client) => client.set(claimKey(name), '1', options))
      return answer === 'OK'
    },
    async readSealed(key) {
      const [json, sealed] = await redis.run((client) => client.hmGet(sessionKey(key), ['record', 'sealed']))
      const record = json ? parseSessionRecord(json) : undefined
      return record && live(record) ? (sealed ?? undefined) : undefined
    },
    users: redisUserStore(redis),
    close: () => redis.close(),
  }
}

function keysOf(record: SessionRecord) {
  const { key, iss, sub, sid } = record
  return {
    session: sessionKey(key),
    indexes: [sessionsOfUserKey(iss, sub), ...(sid === undefined ? [] : [sessionsOfSidKey(iss, sid)])],
  }
}

const sessionKey = (key: string) => `identity:v1:session:${key}`
const sessionsOfUserKey = (iss: string, sub: string) => `identity:v1:user:${JSON.stringify([iss, sub])}`
const sessionsOfSidKey = (iss: string, sid: string) => `identity:v1:sid:${JSON.stringify([iss, sid])}`
const claimKey = (name: string) => `identity:v1:claim:${name}`

// Redis reports an expired key only when it deletes it, which may be later, so the record's own limits decide.
function live(record: SessionRecord): SessionRecord | undefined {
  return expiresAt(record) > now() ? record : undefined
}
