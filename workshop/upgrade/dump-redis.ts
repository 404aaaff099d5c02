import { createClient } from '@redis/client'

/** Every key of a Redis as text: its type, when it expires (epoch seconds, absent where it does not) and its value. */
export async function dumpRedis(url: string): Promise<RedisKey[]> {
  const client = await connect(url)
  try {
    const keys = (await client.keys('*')).sort()
    return await Promise.all(
      keys.map(async (key) => {
        const expiresAt = await client.expireTime(key)
        return { key, ...(expiresAt > 0 && { expiresAt }), ...(await readValue(client, key)) }
      }),
    )
  } finally {
    await client.close()
  }
}

function connect(url: string) {
  return createClient({ url }).connect()
}

async function readValue(client: RedisClient, key: string): Promise<RedisValue> {
  const type = await client.type(key)
  switch (type) {
    case 'string':
      return { type, value: (await client.get(key)) ?? '' }
    case 'hash':
      return { type, value: { ...(await client.hGetAll(key)) } }
    case 'zset':
      return { type, value: await client.zRangeWithScores(key, 0, -1) }
    default:
      throw new Error(`${key} is a ${type}, which no text is written of.`)
  }
}

type RedisClient = Awaited<ReturnType<typeof connect>>

type RedisValue =
  | { type: 'string'; value: string }
  | { type: 'hash'; value: Record<string, string> }
  | { type: 'zset'; value: { value: string; score: number }[] }

export type RedisKey = { key: string; expiresAt?: number } & RedisValue
