import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
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
