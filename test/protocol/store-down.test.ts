import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, person } from '../hostile-provider/tenant.ts'
import { inDatabase } from '../start/in-database.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { withApp } from './app-for.ts'
import { breakStore } from './break-store.ts'
import { createBrowser } from './browser.ts'
import { expectRefused, isSignedIn } from './observe.ts'
import { takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

const storeDown = 'We cannot'

test('with the store down pages say so, sign-in is refused, and both work again when the store is back', async () => {
  const provider = await startHostileProvider()
  const tenant = provider.tenant('happy')
  const folder = `${temporaryFolder()}/data`
  writeFileSync(folder, 'a file where the folder should be')
  await withApp(
    tenant,
    async (app) => {
      const browser = createBrowser(app.url)
      browser.cookies.set('session', 'x'.repeat(43))
      for (const path of ['/', '/dashboard', '/account', '/auth/signed-out']) {
        const { status, body, setCookies } = await browser.get(path)
        expect(status, path).toBe(200)
        expect(body, path).toContain(storeDown)
        expect(body, path).not.toMatch(/You are signed out|Sign out</)
        expect(setCookies, path).toEqual([])
      }
      for (const path of ['/auth/logout', '/auth/stay', `/account/sessions/${'x'.repeat(16)}/end`]) {
        expect((await browser.post(path, { 'Sec-Fetch-Site': 'same-origin' })).status, path).toBe(503)
      }
      const asked = await browser.get('/auth/session')
      expect([asked.status, asked.headers['cache-control']]).toEqual([503, 'private, no-store'])
      expect(browser.cookies.get('session')).toBe('x'.repeat(43))
      await app.waitForLog(({ event }) => event === 'session_unreadable')
      await app.waitForLog(({ event }) => event === 'session_not_ended')

      const newcomer = createBrowser(app.url)
      const { callback } = await signIn(newcomer)
      await expectRefused(app, tenant, newcomer, callback, { code: 'store_unavailable', check: 'store' })
      expect(calls(tenant).token).toBe(0)

      rmSync(folder)
      mkdirSync(folder)
      await signIn(browser)
      expect(await isSignedIn(browser)).toBe(true)
    },
    { SESSION_STORE_URL: `file:${folder}/sessions.db` },
  )
  await provider.stop()
})

test('with the store read-only for a while people read on, and neither sign-in nor sign-out claims success', async () => {
  const { store, visitor } = await takeIssuer('happy')
  const browser = visitor()
  await signIn(browser)
  const writer = new Database(store)
  writer.exec('begin immediate')
  try {
    expect(await isSignedIn(browser)).toBe(true)
    const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(left.status).toBe(503)
    expect(left.setCookies).toEqual([])
    const other = visitor()
    expect((await signIn(other)).callback.location).toContain('code=store_unavailable')
    expect(await isSignedIn(other)).toBe(false)
    expect(await isSignedIn(browser)).toBe(true)
  } finally {
    writer.exec('rollback')
    writer.close()
  }
  expect((await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  expect(await isSignedIn(browser)).toBe(false)
})

test('with a store that takes no new session the one before it lives on', async () => {
  const issuer = await takeIssuer('happy')
  const browser = issuer.visitor()
  await signIn(browser)
  const session = browser.cookies.get('session')
  breakStore(issuer, 'insert')
  const { callback } = await signIn(browser)
  expect(callback.location).toContain('code=store_unavailable')
  expect(browser.cookies.get('session')).toBe(session)
  expect(await isSignedIn(browser)).toBe(true)
})

test('a sign-in whose user record cannot be written is refused, and the previous session lives on', async () => {
  const { store, tenant, visitor } = await takeIssuer('happy')
  const browser = visitor()
  await signIn(browser)
  const users = new Database(store.replace(/\.db$/, '.users.db'))
  const known = () => users.prepare('select * from user where iss = ?').all([tenant.issuer])
  expect(known()).toMatchObject([
    { iss: tenant.issuer, sub: person.sub, name: person.name, email: person.email },
  ])

  const ours = `iss = '${tenant.issuer}'`
  users.exec(
    `create trigger full before update on user when old.${ours} begin select raise(abort, 'full'); end`,
  )
  const session = browser.cookies.get('session')
  expect((await signIn(browser)).callback.location).toContain('code=store_unavailable')
  expect(browser.cookies.get('session')).toBe(session)
  expect(await isSignedIn(browser)).toBe(true)
  const sessions = inDatabase(store, (database) =>
    database.prepare('select key from session where iss = ?').all([tenant.issuer]),
  )
  expect(sessions).toHaveLength(1)

  users.exec('drop trigger full')
  await signIn(browser)
  expect(known()).toHaveLength(1)
  expect((await browser.get('/account')).body).toContain('You first signed in here')
  users.exec(`delete from user where ${ours}`)
  expect((await browser.get('/account')).body).not.toContain('You first signed in here')
  users.close()
})
