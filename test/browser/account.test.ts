import { createHash } from 'node:crypto'
import type Database from 'libsql'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sessionHandle } from '#lib/session/session-handle.ts'
import { parseSessionRecord } from '#lib/session/store/session-record.ts'
import { inDatabase } from '../start/in-database.ts'
import { type Credentials, heading } from './people.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'
import type { Visitor } from './stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

const agents = {
  'Chrome on Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36',
  'Safari on iPhone': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1',
  'Firefox on Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
}

test.each([true, false])(
  'one device signs another out, and stays signed in (scripts: %s)',
  async (scripts) => {
    const person = await newPerson()
    const other = await stack.signedIn(person, on('Chrome on Windows'))
    const own = await stack.signedIn(person, { ...on('Firefox on Linux'), javaScriptEnabled: scripts })
    const page = await own.newPage()
    await page.goto('/dashboard')
    await page.getByRole('link', { name: 'Account', exact: true }).click()
    await page.waitForURL('**/account')
    expect(await rail(page, 'This device').innerText()).toMatch(
      /Firefox on Linux\s+Ends at .* UTC.*\s+Signed in at .* UTC (to|yester)day.*Password/,
    )
    const row = rail(page, 'Other devices').getByRole('listitem')
    expect(await row.allInnerTexts()).toEqual([
      expect.stringMatching(
        /^Chrome on Windows\s+Last used at .* UTC (to|yester)day\s+Signed in at .* UTC (to|yester)day/,
      ),
    ])

    await row.getByRole('button', { name: 'Sign out Chrome on Windows' }).click()
    await page.waitForURL('**/account?*')
    expect(await page.getByRole('status').innerText()).toMatch(/^Chrome on Windows is signed out\./)
    expect(await rail(page, 'Other devices').innerText()).toContain('You are signed in on no other device.')
    expect(await isAlive(other)).toBe(false)
    expect(await isAlive(own)).toBe(true)
    await stack.app.waitForLog(({ reason, sub }) => reason === 'signed_out_elsewhere' && sub === person.id)
    expect(own.complaints).toEqual([])
  },
)

test('a device that was signed out meanwhile is said to be so, and nothing else changes', async () => {
  const [other, own] = await twoDevices()
  const page = await own.newPage()
  await page.goto('/account')
  const there = await other.newPage()
  await there.goto('/dashboard')
  await there.getByRole('button', { name: 'Sign out' }).click()
  await there.waitForURL('**/auth/signed-out**')
  await page.getByRole('button', { name: 'Sign out Chrome on Windows' }).click()
  await page.waitForURL('**/account?*')
  expect(await page.getByRole('status').innerText()).toContain('It was signed out already')
  expect(await isAlive(own)).toBe(true)
})

test('nothing that finds a session stands on the page', async () => {
  const [other, own] = await twoDevices()
  const page = await own.newPage()
  await page.goto('/account')
  const html = await page.content()
  expect(html).toContain('/end"')
  for (const id of [await sessionId(own), await sessionId(other)]) {
    expect(html).not.toContain(id)
    expect(html).not.toContain(keyOf(id))
  }
})

test('a handle ends nothing of another person’s, nor does a forged one, a key, an id or one’s own', async () => {
  const victim = await stack.signedIn(await newPerson())
  const attacker = await stack.signedIn(await newPerson())
  const id = await sessionId(victim)
  const ofVictim = handleOf(id)
  const ofAttacker = handleOf(await sessionId(attacker))
  for (const handle of [ofVictim, ofAttacker, 'forged', 'x'.repeat(16), keyOf(id), id, '..%2f..', '%00']) {
    const answer = await post(attacker, `/account/sessions/${handle}/end`)
    expect(answer.status(), handle).toBe(303)
    expect(answer.headers()['location'], handle).toBe(`${stack.app.url}/account?signed_out=gone`)
  }
  expect(await isAlive(victim)).toBe(true)
  expect(await isAlive(attacker)).toBe(true)

  const stranger = await stack.newVisitor()
  expect((await post(stranger, `/account/sessions/${ofVictim}/end`)).status()).toBe(401)
  expect((await post(stranger, '/account/sessions/end-others')).status()).toBe(401)
  expect(await isAlive(victim)).toBe(true)
})

test('another site signs no device out, and neither does anything but a POST', async () => {
  const [other, own] = await twoDevices()
  const paths = [`/account/sessions/${handleOf(await sessionId(other))}/end`, '/account/sessions/end-others']
  const foreign: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    {},
  ]
  for (const path of paths) {
    for (const headers of foreign) {
      expect((await post(own, path, headers)).status(), JSON.stringify(headers)).toBe(403)
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const headers = { 'Sec-Fetch-Site': 'same-origin' }
      expect((await own.request.fetch(path, { method, headers })).status(), method).toBe(405)
    }
  }
  expect(await isAlive(other)).toBe(true)
})

test('one device signs out all other devices of the same person after a confirmation', async () => {
  const person = await newPerson()
  const others = [
    await stack.signedIn(person, on('Chrome on Windows')),
    await stack.signedIn(person, on('Safari on iPhone')),
  ]
  const stranger = await stack.signedIn(await newPerson())
  const visitor = await stack.signedIn(person, { ...on('Firefox on Linux'), javaScriptEnabled: false })
  const page = await visitor.newPage()
  await page.goto('/account')
  await page.getByRole('link', { name: 'Sign out everywhere else' }).click()
  await page.waitForURL('**/account/sign-out-everywhere-else')
  expect(await heading(page).textContent()).toBe('Sign out everywhere else?')
  const listed = await rail(page, 'Other devices').getByRole('listitem').allInnerTexts()
  expect(listed.map((text) => text.split('\n')[0]).sort()).toEqual(['Chrome on Windows', 'Safari on iPhone'])
  for (const other of others) expect(await isAlive(other)).toBe(true)

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.waitForURL('**/account?*')
  expect(await page.getByRole('status').innerText()).toMatch(/^All other devices are signed out\./)
  for (const other of others) expect(await isAlive(other)).toBe(false)
  expect(await isAlive(visitor)).toBe(true)
  expect(await isAlive(stranger)).toBe(true)
})

test('an old sign-in ends no session: page and POST both require a recent one first', async () => {
  const person = await newPerson()
  const [other, visitor] = await twoDevices(person)
  const page = await visitor.newPage()
  ageSignIns(person)
  const first = await sessionId(visitor)
  await page.goto('/account/sign-out-everywhere-else')
  expect(await heading(page).textContent()).toBe('Sign out everywhere else?')
  const second = await sessionId(visitor)
  expect(second).not.toBe(first)

  ageSignIns(person)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.waitForURL('**/account/sign-out-everywhere-else')
  expect(await sessionId(visitor)).not.toBe(second)
  expect(await isAlive(other)).toBe(true)
  expect(visitor.complaints).toEqual([])

  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await page.waitForURL('**/account?*')
  expect(await isAlive(other)).toBe(false)
})

test('where the store ends nothing, the answer is 503 and claims nothing', async () => {
  const person = await newPerson()
  const [other, own] = await twoDevices(person)
  const handle = handleOf(await sessionId(other))
  inStore((store) =>
    store.exec(
      `create trigger kept before delete on session when old.sub = '${person.id}' begin select raise(abort, 'kept'); end`,
    ),
  )
  try {
    for (const path of [`/account/sessions/${handle}/end`, '/account/sessions/end-others']) {
      const answer = await post(own, path)
      expect(answer.status(), path).toBe(503)
      expect(await answer.text(), path).toContain('other devices may still be signed in')
    }
  } finally {
    inStore((store) => store.exec('drop trigger kept'))
  }
  expect(await isAlive(other)).toBe(true)
  expect(await isAlive(own)).toBe(true)
})

test('an address alone does not claim that all others are signed out', async () => {
  const [, own] = await twoDevices()
  const page = await own.newPage()
  await page.goto('/account?signed_out=others')
  expect(await page.getByRole('status').count()).toBe(0)
})

function on(device: keyof typeof agents): { userAgent: string } {
  return { userAgent: agents[device] }
}

/** One person's Chrome on Windows and Firefox on Linux. */
async function twoDevices(person?: Credentials): Promise<[Visitor, Visitor]> {
  const one = person ?? (await newPerson())
  return [
    await stack.signedIn(one, on('Chrome on Windows')),
    await stack.signedIn(one, on('Firefox on Linux')),
  ]
}

function rail(page: Page, name: string) {
  return page.getByRole('region', { name })
}

/** Whether the session of this browser's cookie still opens a page. */
async function isAlive(visitor: Visitor): Promise<boolean> {
  return (await visitor.request.get('/dashboard', { maxRedirects: 0 })).status() === 200
}

function post(visitor: Visitor, path: string, headers: Record<string, string> = { Origin: stack.app.url }) {
  return visitor.request.post(path, { headers, maxRedirects: 0 })
}

async function sessionId(visitor: Visitor): Promise<string> {
  const cookies = await visitor.cookies(stack.app.url)
  return cookies.find(({ name }) => name === 'session')?.value ?? ''
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}

/** The handle of this session in the list on another device of the same person. */
function handleOf(id: string): string {
  const [row] = inStore((store) => store.prepare('select record from session where key = ?').all([keyOf(id)]))
  const record = parseSessionRecord((row as { record: string }).record)
  if (!record) throw new Error('no such session')
  return sessionHandle(record)
}

/** Sets the `authTime` of each of the person's sessions back by an hour. */
function ageSignIns({ id }: { id: string }): void {
  const hourAgo = Math.floor(Date.now() / 1000) - 3600
  inStore((store) =>
    store
      .prepare(`update session set record = json_set(record, '$.authTime', ?) where sub = ?`)
      .run([hourAgo, id]),
  )
}

function inStore<Result>(work: (store: Database.Database) => Result): Result {
  return inDatabase(stack.file, work)
}
