import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { inDatabase } from '../start/in-database.ts'
import { startApp } from '../start/start-app.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import * as old from '../upgrade/9fe8127/old-instance.ts'
import { copySqliteFiles, keptBy, startClockAt } from '../upgrade/kept-stores.ts'
import { type App, appFor } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { signIn, startSignIn } from './sign-in.ts'

describe('an app on the SQLite files of 9fe8127', () => {
  const kept = keptBy('9fe8127')
  const file = copySqliteFiles('9fe8127')
  let app: App
  beforeAll(async () => {
    app = await startApp({
      ...kept.settings.main,
      ...kept.settings.github,
      SESSION_SECRET: kept.sessionSecret,
      SESSION_STORE_URL: `file:${file}`,
      NODE_OPTIONS: startClockAt(kept),
    })
  })
  afterAll(() => app.stop())

  const visitor = (name: string) => {
    const browser = createBrowser(app.url)
    browser.cookies.set('session', kept.sqlite.sessions[name]?.cookie ?? '')
    return browser
  }

  test.each(['administrator', 'remembered', 'github'])('the session “%s” is signed in', async (name) => {
    const { body, status } = await visitor(name).get('/dashboard')
    expect(status).toBe(200)
    expect(body).toContain(kept.sqlite.sessions[name]?.user.name)
    expect(body).toContain(kept.sqlite.sessions[name]?.user.email)
  })

  test('a session of a social provider that is gone is signed out, and the user’s record stays', async () => {
    expect(await visitor('spotify').get('/dashboard')).toMatchObject({
      status: 307,
      location: expect.stringContaining('/auth/'),
    })
    const user = kept.sqlite.sessions['spotify']?.user
    const row = inDatabase(file.replace('.db', '.users.db'), (users) =>
      users.prepare(old.userStatements.read).get([user?.iss, user?.sub]),
    )
    expect(row).toMatchObject({ sub: user?.sub, name: user?.name, email: user?.email })
  })
})

describe('an instance of 9fe8127 beside one of today', () => {
  const secret = randomBytes(48).toString('base64url')
  const file = `${temporaryFolder()}/sessions.db`
  let provider: HostileProvider
  let app: App
  beforeAll(async () => {
    provider = await startHostileProvider()
    app = await appFor(provider.tenant('happy', 'fat'), {
      SESSION_SECRET: secret,
      SESSION_STORE_URL: `file:${file}`,
      ADMIN_GROUP: 'administrators',
    })
  })
  afterAll(async () => {
    await app.stop()
    await provider.stop()
  })

  const now = () => Math.floor(Date.now() / 1000)
  const column = (name: string, sql: string, parameters: (string | number)[]) =>
    inDatabase(file, (store) => (store.prepare(sql).get(parameters) as Record<string, string>)[name] ?? '')

  test('the old one reads a session that the new one started: record, tokens and user', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser, '/auth/login?remember=1')
    const key = keyOf(browser.cookies.get('session') ?? '')
    const record = JSON.parse(column('record', old.statements.read, [key, now()]))
    const { key: readKey, iss, sub, sid, remembered } = old.recordSchema.parse(record)
    expect({ readKey, iss, sub, sid, remembered }).toMatchObject({
      ...{ readKey: key, iss: record.iss, sub: record.sub, sid: record.sid },
      remembered: true,
    })
    expect(column('record', old.statements.listByUser, [iss, sub, now()])).not.toBe('')
    const sealed = column('sealed', old.statements.readSealed, [key, now()])
    const tokens = old.tokensSchema.parse(await old.unseal('session', key, secret, sealed))
    expect(tokens.accessToken).not.toBe('')
    expect(tokens.idToken).not.toBe('')
    const user = inDatabase(file.replace('.db', '.users.db'), (users) =>
      users.prepare(old.userStatements.read).get([iss, sub]),
    )
    expect(user).toMatchObject({ iss, sub, first_signed_in_at: record.createdAt })
  })

  test('the old one finishes a sign-in that the new one began', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl } = await startSignIn(browser, '/auth/login?remember=1&returnTo=/account')
    const state = authorizationUrl.searchParams.get('state') ?? ''
    const name = old.transactionCookieName(state)
    const unsealed = await old.unseal('transaction', name, secret, browser.cookies.get(name) ?? '')
    expect(old.transactionSchema.parse(unsealed)).toMatchObject({
      state,
      remember: true,
      returnTo: '/account',
    })
  })

  test('the new one reads a session that the old one started, and the old one replaces and ends it', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const record = old.recordSchema.parse(
      JSON.parse(column('record', old.statements.read, [keyOf(browser.cookies.get('session') ?? ''), now()])),
    )
    const id = randomBytes(32).toString('base64url')
    const { sealedBy: _none, refreshAt: _never, ...like } = record
    const written = { ...like, key: keyOf(id) }
    inDatabase(file, (store) => {
      const { key, version, iss, sub, sid = null } = written
      const row = [key, version, iss, sub, sid, written.absoluteExpiresAt, JSON.stringify(written)]
      store.prepare(old.statements.insert).run(row)
      store.prepare(old.statements.insertTokens).run([key, 'sealed'])
    })
    const visitor = createBrowser(app.url)
    visitor.cookies.set('session', id)
    expect((await visitor.get('/dashboard')).status).toBe(200)

    const { version } = old.recordSchema.parse(
      JSON.parse(column('record', old.statements.read, [written.key, now()])),
    )
    const replaced = { ...written, version: version + 1 }
    const changes = inDatabase(file, (store) => {
      const { sid = null, absoluteExpiresAt, key } = replaced
      const row = [version + 1, sid, absoluteExpiresAt, JSON.stringify(replaced), key, version]
      return store.prepare(old.statements.replace).run(row).changes
    })
    expect(changes).toBe(1)
    expect((await visitor.get('/dashboard')).status).toBe(200)
    inDatabase(file, (store) => store.prepare(old.statements.remove).run([written.key]))
    expect((await visitor.get('/dashboard')).status).toBe(307)
  })
})

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
