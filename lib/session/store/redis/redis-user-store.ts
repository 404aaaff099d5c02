import { parseUserRecord } from '../user-record.ts'
import type { UserClaims, UserStore } from '../user-store.ts'
import type { RedisConnection } from './redis-connection.ts'

/** Users in the Redis of the sessions, on the same connection. They do not expire. */
export function redisUserStore(redis: RedisConnection): UserStore {
  const write = async (iss: string, sub: string, claims: UserClaims, signedInAt?: number) => {
    const fields = Object.entries({ name: claims.name, email: claims.email }).flatMap(([field, value]) =>
      value === undefined ? [] : [field, value],
    )
    await redis.run((client) =>
      client.eval(script, {
        keys: [userRecordKey(iss, sub)],
        arguments: [signedInAt === undefined ? '' : String(signedInAt), ...fields],
      }),
    )
  }
  return {
    signIn: write,
    update: write,
    async read(iss, sub) {
      const fields = await redis.run((client) => client.hGetAll(userRecordKey(iss, sub)))
      return parseUserRecord({ iss, sub, ...fields })
    },
    async remove(iss, sub) {
      await redis.run((client) => client.del(userRecordKey(iss, sub)))
    },
  }
}

const userRecordKey = (iss: string, sub: string) => `identity:v1:account:${JSON.stringify([iss, sub])}`

const script = `
local user, signed_in_at = KEYS[1], tonumber(ARGV[1])
if signed_in_at then
  redis.call('HSETNX', user, 'first_signed_in_at', ARGV[1])
  local last = tonumber(redis.call('HGET', user, 'last_signed_in_at') or '0')
  if signed_in_at > last then redis.call('HSET', user, 'last_signed_in_at', ARGV[1]) end
elseif redis.call('EXISTS', user) == 0 then
  return 0
end
for position = 2, #ARGV, 2 do redis.call('HSET', user, ARGV[position], ARGV[position + 1]) end
return 1`
