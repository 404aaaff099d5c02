import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { redisSessionStore } from '../../lib/session/store/redis/redis-session-store.ts'
import { sqliteSessionStore } from '../../lib/session/store/sqlite-session-store.ts'
import { inDatabase } from '../../test/start/in-database.ts'
import { startRedis } from '../../test/start/start-redis.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { dumpRedis, type RedisKey } from './dump-redis.ts'
import { appUrl, startProviders } from './providers.ts'
import { signPeopleIn } from './sign-people-in.ts'
import { type Claimed, whatWasKept } from './what-was-kept.ts'

// Keeps the stores and cookies that the build of this commit writes, as a folder of test/upgrade that is never changed
// afterwards. It takes a build of that commit.

const commit = execFileSync('git', ['rev-parse', '--short=7', 'HEAD'], { encoding: 'utf8' }).trim()
const folder = path.join('test/upgrade', commit)
const sessionSecret = randomBytes(48).toString('base64url')

const sqliteFolder = temporaryFolder()
const sqliteFile = path.join(sqliteFolder, 'sessions.db')
const providers = await startProviders()
const redis = await startRedis()
// For what is sealed and opened here.
Object.assign(process.env, providers.settings.main, {
  RUN_MODE: 'preview',
  APP_URL: appUrl,
  SESSION_SECRET: sessionSecret,
  SESSION_STORE_URL: `file:${sqliteFile}`,
})
try {
  const onSqlite = await signPeopleIn(providers, {
    SESSION_SECRET: sessionSecret,
    SESSION_STORE_URL: `file:${sqliteFile}`,
  })
  const onRedis = await signPeopleIn(providers, {
    SESSION_SECRET: sessionSecret,
    SESSION_STORE_URL: redis.url,
  })
  mkdirSync(folder, { recursive: true })
  const dumped = await dumpRedis(redis.url)
  write('redis.json', dumped)
  write('expected.json', {
    commit,
    madeAt: Math.floor(Date.now() / 1000),
    sessionSecret,
    appUrl,
    settings: providers.settings,
    sqlite: await whatWasKept(sqliteSessionStore(sqliteFile), onSqlite, claimedInSqlite()),
    redis: await whatWasKept(redisSessionStore(redis.url), onRedis, claimedInRedis(dumped)),
  })
  for (const name of ['sessions.db', 'sessions.users.db']) {
    copyFileSync(path.join(sqliteFolder, name), path.join(folder, name))
  }
} finally {
  await redis.stop()
  await providers.stop()
}

function claimedInSqlite(): Claimed[] {
  return inDatabase(sqliteFile, (database) =>
    database.prepare('select name, expires_at as expiresAt from claim').all(),
  ) as Claimed[]
}

function claimedInRedis(dumped: RedisKey[]): Claimed[] {
  const prefix = 'identity:v1:claim:'
  return dumped.flatMap(({ key, expiresAt }) =>
    key.startsWith(prefix) && expiresAt ? [{ name: key.slice(prefix.length), expiresAt }] : [],
  )
}

function write(name: string, content: object): void {
  writeFileSync(path.join(folder, name), `${JSON.stringify(content, null, 2)}\n`)
}
