import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { person } from '../hostile-provider/tenant.ts'
import { inDatabase } from '../start/in-database.ts'
import type { Answer, Browser } from './browser.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

test('the session says whose it is and when it ends; no token, no id, no key, and no cookie', async () => {
  const { tenant, store, visitor } = await takeOnlyIssuer()
  const browser = visitor()
  await signIn(browser)
  const answer = await browser.get('/auth/session')
  const record = recordOf(store, browser)
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    iss: tenant.issuer,
    sub: record.sub,
    name: person.name,
    expires: iso(record.idleExpiresAt),
    expiresAtTheLatest: iso(record.absoluteExpiresAt),
  })
  expectUncachedAndCookieless(answer)
  const id = browser.cookies.get('session') ?? ''
  for (const secret of [id, keyOf(id), ...tenant.accessTokens.keys(), 'eyJ']) {
    expect(answer.body).not.toContain(secret)
  }
})

test('a browser without a session, or with one that is over, gets null', async () => {
  const { store, visitor } = await takeOnlyIssuer()
  const stranger = await visitor().get('/auth/session')
  expect([stranger.status, stranger.body]).toEqual([200, 'null'])
  expectUncachedAndCookieless(stranger)
  const browser = visitor()
  await signIn(browser)
  edit(store, browser, `'$.idleExpiresAt', ${Math.floor(Date.now() / 1000) - 1}`)
  const answer = await browser.get('/auth/session')
  expect([answer.status, answer.body, answer.setCookies]).toEqual([200, 'null', []])
})

test('another site cannot read it: no answer allows another origin', async () => {
  const { visitor } = await takeOnlyIssuer()
  const browser = visitor()
  await signIn(browser)
  const answer = await browser.get('/auth/session', { Origin: 'https://evil.example' })
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
})

test('polling moves no limit; staying moves it at once', async () => {
  const { store, visitor } = await takeOnlyIssuer()
  const browser = visitor()
  await signIn(browser)
  age(store, browser, 600)
  const before = recordOf(store, browser)
  for (let poll = 0; poll < 3; poll += 1) await browser.get('/auth/session')
  expect(recordOf(store, browser)).toEqual(before)

  const stayed = await browser.post('/auth/stay', { 'Sec-Fetch-Site': 'same-origin' })
  const after = recordOf(store, browser)
  expect(after.lastSeenAt - before.lastSeenAt).toBeGreaterThanOrEqual(600)
  expect(after.idleExpiresAt - before.idleExpiresAt).toBe(after.lastSeenAt - before.lastSeenAt)
  expect(after.absoluteExpiresAt).toBe(before.absoluteExpiresAt)
  expect(JSON.parse(stayed.body)).toEqual({
    expires: iso(after.idleExpiresAt),
    expiresAtTheLatest: iso(after.absoluteExpiresAt),
  })
  expectUncachedAndCookieless(stayed)
})

test('staying never passes the absolute limit, and is nothing for another site or a stranger', async () => {
  const { store, visitor } = await takeOnlyIssuer()
  const browser = visitor()
  await signIn(browser)
  const end = Math.floor(Date.now() / 1000) + 300
  edit(store, browser, `'$.absoluteExpiresAt', ${end}, '$.idleExpiresAt', ${end - 100}`)
  const before = recordOf(store, browser)
  for (const headers of [{}, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
    expect((await browser.post('/auth/stay', headers)).status).toBe(403)
  }
  expect(recordOf(store, browser)).toEqual(before)
  await browser.post('/auth/stay', { 'Sec-Fetch-Site': 'same-origin' })
  expect(recordOf(store, browser).idleExpiresAt).toBeLessThanOrEqual(end)
  const stranger = await visitor().post('/auth/stay', { 'Sec-Fetch-Site': 'same-origin' })
  expect(stranger.status).toBe(401)
})

function expectUncachedAndCookieless(answer: Answer): void {
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expect(answer.setCookies).toEqual([])
}

function recordOf(store: string, browser: Browser) {
  const key = keyOf(browser.cookies.get('session') ?? '')
  const row = inDatabase(store, (database) =>
    database.prepare('select record from session where key = ?').get([key]),
  )
  return JSON.parse((row as { record: string }).record)
}

/** Sets the last use of this browser's session back by so many seconds. */
function age(store: string, browser: Browser, seconds: number): void {
  const { lastSeenAt, idleExpiresAt } = recordOf(store, browser)
  const values = `'$.lastSeenAt', ${lastSeenAt - seconds}, '$.idleExpiresAt', ${idleExpiresAt - seconds}`
  edit(store, browser, values)
}

function edit(store: string, browser: Browser, values: string): void {
  const key = keyOf(browser.cookies.get('session') ?? '')
  inDatabase(store, (database) =>
    database.prepare(`update session set record = json_set(record, ${values}) where key = ?`).run([key]),
  )
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString()
}
