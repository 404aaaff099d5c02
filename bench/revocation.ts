import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { redisSessionStore } from '#lib/session/store/redis/redis-session-store.ts'
import { startRedis } from '../test/start/start-redis.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'
import { startCheckout } from './start-checkout.ts'

// `npm run bench:revocation`: three instances on one Redis, each of which has the session in its memory. It is ended on
// the first; how long until the other two say so? They are asked without a pause, so the time of one answer is in it.

const rounds = 400
const checkout = fileURLToPath(new URL('..', import.meta.url))
const redis = await startRedis()
const instances = await Promise.all(
  [1, 2, 3].map(() => startCheckout(checkout, { SESSION_STORE_URL: redis.url })),
)
const store = redisSessionStore(redis.url)
const [first, ...others] = instances
const took: number[] = []
const answers: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const id = randomBytes(32).toString('base64url')
  await signIn(id)
  for (const { url } of instances) if (!(await isSignedIn(url, id))) throw new Error('It is not there.')
  const asked = performance.now()
  await isSignedIn(others[0]?.url ?? '', id)
  answers.push(performance.now() - asked)
  const leaving = signOut(id)
  const [endedAt, ...seen] = await Promise.all([
    whenGone(id),
    ...others.map(({ url }) => whenSignedOut(url, id)),
  ])
  took.push(...seen.map((at) => Math.max(0, at - endedAt)))
  await leaving
}
console.log(spreadHead('ms'))
console.log(spreadLine('one answer', spread(answers)))
console.log(spreadLine('ended here, refused there', spread(took)))
const sorted = took.sort((a, b) => a - b)
console.log(`p99 ${sorted[Math.ceil(sorted.length * 0.99) - 1]?.toFixed(1)} ms of ${sorted.length}`)
await store.close()
for (const instance of instances) await instance.stop()
await redis.stop()

async function signOut(id: string): Promise<void> {
  const headers = { cookie: `session=${id}`, 'sec-fetch-site': 'same-origin' }
  await fetch(`${first?.url}/auth/logout`, { method: 'POST', headers, redirect: 'manual' })
}

/** When the record is gone from Redis, as this process, its fourth client, is told. */
async function whenGone(id: string): Promise<number> {
  while (await store.read(keyOf(id))) await new Promise((resolve) => setImmediate(resolve))
  return performance.now()
}

async function whenSignedOut(url: string, id: string): Promise<number> {
  while (await isSignedIn(url, id));
  return performance.now()
}

async function isSignedIn(url: string, id: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/auth/session`, { headers: { cookie: `session=${id}` } })
  return (await answer.json()) !== null
}

async function signIn(id: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const times = {
    createdAt: now,
    lastSeenAt: now,
    idleExpiresAt: now + 3600,
    absoluteExpiresAt: now + 86_400,
  }
  const who = { iss: 'http://localhost:9', sub: id, clientId: 'bench', claims: { name: 'Alice Example' } }
  await store.insert({ key: keyOf(id), version: 1, ...who, ...times, device: 'Chrome on Linux' }, 'sealed')
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
