import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person } from '../hostile-provider/tenant.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { calls, expectRefused, isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

const storeDown = 'We cannot'

test('with the store down pages say so, nobody is let in, and it works again when the store is back', async () => {
  const tenant = provider.tenant('happy', 'store-down')
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
      for (const path of ['/auth/logout', `/account/sessions/${'x'.repeat(16)}/end`]) {
        expect((await browser.post(path, { 'Sec-Fetch-Site': 'same-origin' })).status, path).toBe(503)
      }
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
})

test('with the store read-only for a while people read on, and neither sign-in nor sign-out claims success', async () => {
  const tenant = provider.tenant('happy', 'store-locked')
  const file = `${temporaryFolder()}/sessions.db`
  await withApp(
    tenant,
    async (app) => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const writer = new Database(file)
      writer.exec('begin immediate')
      expect(await isSignedIn(browser)).toBe(true)
      const left = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
      expect(left.status).toBe(503)
      expect(left.setCookies).toEqual([])
      const other = createBrowser(app.url)
      expect((await signIn(other)).callback.location).toContain('code=store_unavailable')
      expect(await isSignedIn(other)).toBe(false)
      expect(await isSignedIn(browser)).toBe(true)

      writer.exec('rollback')
      writer.close()
      expect((await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
      expect(await isSignedIn(browser)).toBe(false)
    },
    { SESSION_STORE_URL: `file:${file}` },
  )
})

test('with a store that takes no new session the one before it lives on', async () => {
  const tenant = provider.tenant('happy', 'store-refuses-sessions')
  const file = `${temporaryFolder()}/sessions.db`
  await withApp(
    tenant,
    async (app) => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const session = browser.cookies.get('session')
      const fault = new Database(file)
      fault.exec(`create trigger full before insert on session begin select raise(abort, 'full'); end`)
      fault.close()
      const { callback } = await signIn(browser)
      expect(callback.location).toContain('code=store_unavailable')
      expect(browser.cookies.get('session')).toBe(session)
      expect(await isSignedIn(browser)).toBe(true)
    },
    { SESSION_STORE_URL: `file:${file}` },
  )
})

test('with users that cannot be written nobody is signed in, and the session before lives on', async () => {
  const tenant = provider.tenant('happy', 'store-refuses-users')
  const folder = temporaryFolder()
  await withApp(
    tenant,
    async (app) => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const users = new Database(`${folder}/sessions.users.db`)
      const known = () => users.prepare('select first_signed_in_at, name, email from user').all()
      const { iss, sub } = users.prepare('select iss, sub from user').get() as Record<string, string>
      expect({ iss, sub }).toEqual({ iss: tenant.issuer, sub: person.sub })
      expect(known()).toMatchObject([{ name: person.name, email: person.email }])

      users.exec(`create trigger full before update on user begin select raise(abort, 'full'); end`)
      const session = browser.cookies.get('session')
      expect((await signIn(browser)).callback.location).toContain('code=store_unavailable')
      expect(browser.cookies.get('session')).toBe(session)
      expect(await isSignedIn(browser)).toBe(true)
      const sessions = new Database(`${folder}/sessions.db`)
      expect(sessions.prepare('select key from session').all()).toHaveLength(1)
      sessions.close()

      users.exec('drop trigger full')
      await signIn(browser)
      expect(known()).toHaveLength(1)
      expect((await browser.get('/account')).body).toContain('You first signed in here')
      users.exec('delete from user')
      expect((await browser.get('/account')).body).not.toContain('You first signed in here')
      users.close()
    },
    { SESSION_STORE_URL: `file:${folder}/sessions.db` },
  )
})
