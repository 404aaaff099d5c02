import { now } from '#lib/time/now.ts'
import { expiresAt, type SessionRecord } from '../../session.ts'
import { parseSessionRecord } from '../../session-record.ts'
import { redisUserStore } from '../../users/redis-user-store.ts'
import type { SessionStore } from '../session-store.ts'
import { RecordCache } from './record-cache.ts'
import { RedisConnection } from './redis-connection.ts'
import { writeSession } from './write-session.ts'

/**
 * Sessions in one Redis (7 or later) under any number of instances. A record that was read before costs no round trip
 * until Redis says that it changed; when Redis cannot be asked, nothing that was read before is served.
 */
export function redisSessionStore(url: string): SessionStore {
  const cache = new RecordCache()
  const redis = new RedisConnection(url, (key) => cache.forget(key))

  const read = async (key: string) => {
    const name = sessionName(key)
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
      await redis.run((client) => writeSession(client, namesOf(record), record, { sealed }))
    },
    read,
    replace(key, version, record, sealed) {
      const names = { ...namesOf(record), session: sessionName(key) }
      return redis.run((client) => writeSession(client, names, record, { version, sealed }))
    },
    async remove(key) {
      await redis.run((client) => client.del(sessionName(key)))
    },
    listByUser: (iss, sub) => list(userName(iss, sub)),
    listBySid: (iss, sid) => list(sidName(iss, sid)),
    async claim(name, until) {
      const expiration = { type: 'EXAT', value: until } as const
      const options = { condition: 'NX', expiration } as const
      const answer = await redis.run((client) => client.set(claimName(name), '1', options))
      return answer === 'OK'
    },
    async readSealed(key) {
      const [json, sealed] = await redis.run((client) => client.hmGet(sessionName(key), ['record', 'sealed']))
      const record = json ? parseSessionRecord(json) : undefined
      return record && live(record) ? (sealed ?? undefined) : undefined
    },
    users: redisUserStore(redis),
    close: () => redis.close(),
  }
}

function namesOf(record: SessionRecord) {
  const { key, iss, sub, sid } = record
  return {
    session: sessionName(key),
    indexes: [userName(iss, sub), ...(sid === undefined ? [] : [sidName(iss, sid)])],
  }
}

const sessionName = (key: string) => `identity:v1:session:${key}`
const userName = (iss: string, sub: string) => `identity:v1:user:${JSON.stringify([iss, sub])}`
const sidName = (iss: string, sid: string) => `identity:v1:sid:${JSON.stringify([iss, sid])}`
const claimName = (name: string) => `identity:v1:claim:${name}`

// Redis tells of an expired key only when it gets round to deleting it: the record's own limits are what counts.
function live(record: SessionRecord): SessionRecord | undefined {
  return expiresAt(record) > now() ? record : undefined
}
