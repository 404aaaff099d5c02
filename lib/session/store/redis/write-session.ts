import { now } from '#lib/time/now.ts'
import { expiresAt, type SessionRecord } from '../session-record.ts'
import type { RedisClient } from './redis-connection.ts'

/**
 * Writes a record and its place in the lists of its person and its `sid`, in one atomic step. With `version`, only if
 * the record is there at that version (compare and set). Returns whether it was written.
 */
export async function writeSession(
  client: RedisClient,
  names: { session: string; indexes: string[] },
  record: SessionRecord,
  { version, sealed }: { version?: number; sealed?: string | undefined },
): Promise<boolean> {
  const written = await client.eval(script, {
    keys: [names.session, ...names.indexes],
    arguments: [
      record.key,
      version === undefined ? '' : String(version),
      String(record.version),
      JSON.stringify(record),
      sealed ?? '',
      String(expiresAt(record)),
      String(now()),
    ],
  })
  return written === 1
}

const script = `
local key, expected, version, record, sealed, expires_at, now = unpack(ARGV)
local session = KEYS[1]
if expected ~= '' and redis.call('HGET', session, 'version') ~= expected then return 0 end
redis.call('HSET', session, 'version', version, 'record', record)
if sealed ~= '' then redis.call('HSET', session, 'sealed', sealed) end
redis.call('EXPIREAT', session, expires_at)
for position = 2, #KEYS do
  local index = KEYS[position]
  redis.call('ZREMRANGEBYSCORE', index, '-inf', now)
  redis.call('ZADD', index, expires_at, key)
  redis.call('EXPIREAT', index, expires_at, 'NX')
  redis.call('EXPIREAT', index, expires_at, 'GT')
end
return 1`
