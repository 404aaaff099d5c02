import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isStoreUnavailable, type SessionStore } from '#lib/session/store/session-store.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { key, now, record } from './records.ts'

let folder: string
let store: SessionStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'session-store-'))
  store = sqliteSessionStore(join(folder, 'data', 'sessions.db'))
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the SQLite session store', () => {
  test('is readable for its owner alone', async () => {
    await store.insert(record('a'), 'sealed-a')
    await store.users.signIn('https://id.example.org', 'alice', {}, now())
    const earlier = join(folder, 'data', 'earlier.db')
    writeFileSync(earlier, '', { mode: 0o644 })
    const reopened = sqliteSessionStore(earlier)
    await reopened.insert(record('a'), 'sealed-a')
    await reopened.close()
    const files = readdirSync(join(folder, 'data'))
    expect(files).toEqual(expect.arrayContaining(['sessions.db', 'sessions.users.db']))
    for (const file of files)
      expect([file, statSync(join(folder, 'data', file)).mode & 0o077]).toEqual([file, 0])
  })

  test('says that it is unavailable when the file is no database, and nothing worse', async () => {
    const path = join(folder, 'rubbish.db')
    writeFileSync(path, 'this is no database, and it is long enough to look like one'.repeat(50))
    const broken = sqliteSessionStore(path)
    await expect(broken.read(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    await expect(broken.insert(record('a'), 'sealed')).rejects.toSatisfy(isStoreUnavailable)
    rmSync(path)
    await broken.insert(record('a'), 'sealed')
    expect(await broken.read(key('a'))).toEqual(record('a'))
    await broken.close()
  })

  test('outlives another process that opens the file and closes it, after a fault too', async () => {
    const path = join(folder, 'data', 'sessions.db')
    await store.insert(record('a'), 'sealed-a')
    elsewhere(path, "create trigger kept before delete on session begin select raise(abort, 'kept'); end")
    await expect(store.remove(key('a'))).rejects.toSatisfy(isStoreUnavailable)
    await store.insert(record('b'), 'sealed-b')
    elsewhere(path, 'drop trigger kept')
    await store.remove(key('a'))
    elsewhere(path, 'update session set record = record')
    const database = new Database(path)
    expect(database.prepare('select key from session').all()).toEqual([{ key: key('b') }])
    database.close()
  })

  test('keeps the tokens of a session as long as the session', async () => {
    const path = join(folder, 'data', 'sessions.db')
    for (const name of ['a', 'b']) await store.insert(record(name), `sealed-${name}`)
    await store.remove(key('a'))
    const database = new Database(path)
    expect(database.prepare('select key from tokens').all()).toEqual([{ key: key('b') }])
    database.close()
  })

  test('takes over a file from before the tokens had a table of their own', async () => {
    const path = join(folder, 'earlier.db')
    const earlier = new Database(path)
    earlier.exec(`
      create table session (
        key text primary key, version integer not null, iss text not null, sub text not null, sid text,
        expires_at integer not null, record text not null, sealed text not null
      ) without rowid;
      create index session_by_user on session (iss, sub);
      create index session_by_sid on session (iss, sid);
      create index session_by_expiry on session (expires_at);
      create table claim (name text primary key, expires_at integer not null) without rowid;
      create index claim_by_expiry on claim (expires_at);
      pragma user_version = 1`)
    const { iss, sub, version } = record('a')
    earlier
      .prepare('insert into session values (?, ?, ?, ?, null, ?, ?, ?)')
      .run([key('a'), version, iss, sub, now() + 60, JSON.stringify(record('a')), 'sealed-a'])
    earlier.close()
    const store = sqliteSessionStore(path)
    expect(await store.read(key('a'))).toEqual(record('a'))
    expect(await store.readSealed(key('a'))).toBe('sealed-a')
    expect(await store.replace(key('a'), 1, record('a', { version: 2 }), 'sealed-b')).toBe(true)
    expect(await store.readSealed(key('a'))).toBe('sealed-b')
    await store.close()
  })

  test('sweeps what has expired, however much it is, and nothing else', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const path = join(folder, 'swept.db')
    const swept = sqliteSessionStore(path)
    for (let index = 0; index < 2001; index++) await swept.claim(`state:${index}`, now() - 1)
    await swept.insert(record('gone', { idleExpiresAt: now() - 1 }), 'sealed')
    await swept.insert(record('a'), 'sealed')
    vi.advanceTimersByTime(60_000 + 200)
    vi.useRealTimers()
    await swept.close()
    const database = new Database(path)
    expect(database.prepare('select name from claim').all()).toEqual([])
    expect(database.prepare('select key from session').all()).toEqual([{ key: key('a') }])
    database.close()
  })
})

/** Runs a statement in another process. The last process that closes the file removes its journal. */
function elsewhere(path: string, sql: string): void {
  const program = `import Database from 'libsql'
    const database = new Database(process.argv[1], { timeout: 1000 })
    database.exec(process.argv[2])
    database.close()`
  execFileSync(process.execPath, ['--input-type=module', '-e', program, path, sql])
}
