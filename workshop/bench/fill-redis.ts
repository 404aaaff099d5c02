import { createClient } from '@redis/client'
import { expiresAt } from '../../lib/session/store/session-record.ts'
import { numberOf, storedSession } from './stored-sessions.ts'

/** Fills Redis as the store does, from a pattern on the server itself: one by one would take minutes. */
export async function fillRedis(url: string, count: number): Promise<void> {
  const client = await createClient({ url }).connect()
  const { record, sealed } = storedSession(0)
  const { key, iss, sub, sid } = record
  const pattern = [
    `identity:v1:session:${key}`,
    `identity:v1:user:${JSON.stringify([iss, sub])}`,
    `identity:v1:sid:${JSON.stringify([iss, sid])}`,
    key,
    JSON.stringify(record),
  ]
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(from + atOnce, count) - 1
    await client.eval(script, {
      arguments: [String(from), String(to), numberOf(0), String(expiresAt(record)), sealed, ...pattern],
    })
  }
  await client.close()
}

/** The memory that Redis uses now, its own overhead included. */
export async function redisBytes(url: string): Promise<number> {
  const client = await createClient({ url }).connect()
  const info = await client.info('memory')
  await client.close()
  return Number(/used_memory:(\d+)/.exec(info)?.[1])
}

const atOnce = 5000

const script = `
local from, to, zero, expires_at, sealed = unpack(ARGV)
for number = tonumber(from), tonumber(to) do
  local filled = {}
  for place = 6, #ARGV do
    filled[#filled + 1] = string.gsub(ARGV[place], zero, string.format('%09d', number))
  end
  local session, user, sid, key, record = unpack(filled)
  redis.call('HSET', session, 'version', 1, 'record', record, 'sealed', sealed)
  redis.call('EXPIREAT', session, expires_at)
  for _, index in ipairs({ user, sid }) do
    redis.call('ZADD', index, expires_at, key)
    redis.call('EXPIREAT', index, expires_at)
  end
end`
