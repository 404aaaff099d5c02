import { createHash } from 'node:crypto'
import type Database from 'libsql'
import type { Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { appFor } from '../protocol/app-for.ts'
import { inDatabase } from '../start/in-database.ts'
import { axeFaults } from './axe-faults.ts'
import { type Credentials, signIn } from './people.ts'
import {
  newAdministrator,
  newPerson,
  newSharedVisitor,
  type SharedStack,
  sharedStack,
} from './shared/shared-stack.ts'
import type { Visitor } from './stack.ts'
import { waitForWatch } from './wait-for-watch.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

test.each(['light', 'dark'] as const)(
  'an unused session warns, is read out, has the focus, and stays at a word (%s)',
  async (colorScheme) => {
    const { visitor, page } = await signedIn({ colorScheme })
    await page.goto('/users?q=typed')
    await page.goto('/dashboard')
    const link = page.getByRole('link', { name: 'Other devices and security' })
    await link.focus()
    await leave(visitor, page, 110)
    const dialog = page.getByRole('alertdialog', { name: 'You will be signed out in 2 minutes' })
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain('You have not used this page for 58 minutes.')
    const stay = dialog.getByRole('button', { name: 'Stay signed in' })
    expect(await isFocused(stay)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await isFocused(dialog.getByRole('button', { name: 'Sign out now' }))).toBe(true)
    expect(await axeFaults(page)).toEqual([])

    await stay.click()
    await dialog.waitFor({ state: 'detached' })
    expect(await isFocused(link)).toBe(true)
    expect(secondsLeft(await recordOf(visitor))).toBeGreaterThan(3500)
    expect(visitor.complaints).toEqual([])
  },
)

test('Escape stays, and the dialog comes again the next time', async () => {
  const { visitor, page } = await signedIn()
  for (let time = 1; time <= 2; time += 1) {
    await leave(visitor, page, 100)
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(secondsLeft(await recordOf(visitor))).toBeGreaterThan(3500)
  }
})

test('where the server cannot be asked the dialog says so and stays', async () => {
  const { visitor, page } = await signedIn()
  await leave(visitor, page, 100)
  await page.route('**/auth/stay', (route) => route.fulfill({ status: 503, body: 'null' }))
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  expect(await page.getByRole('alertdialog').getByRole('alert').innerText()).toContain('did not work')
  await page.unroute('**/auth/stay')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
})

test('the longest a sign-in may last cannot be moved: the dialog says so, and offers to sign in again', async () => {
  const { visitor, page } = await signedIn()
  await page.goto('/account?signed_out=gone')
  await edit(visitor, { idleExpiresAt: inSeconds(110), absoluteExpiresAt: inSeconds(110) })
  await comeBack(page)
  const dialog = page.getByRole('alertdialog', { name: 'You will be signed out in 2 minutes' })
  expect(await dialog.innerText()).toContain('A sign-in lasts 24 hours at most.')
  expect(await dialog.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0)
  expect(await dialog.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe(
    '/auth/login?returnTo=%2Faccount%3Fsigned_out%3Dgone',
  )
  expect(await axeFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('a session that ended says so, loses nothing that was typed, and the page goes on after a sign-in elsewhere', async () => {
  const { visitor, page } = await signedIn({}, await newAdministrator())
  await page.clock.install()
  await page.goto('/users')
  const search = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
  await search.fill('half a word')
  await leave(visitor, page, 25)
  await page.getByRole('alertdialog', { name: 'You will be signed out in less than a minute' }).waitFor()
  await edit(visitor, { idleExpiresAt: inSeconds(-1) })
  await page.clock.fastForward('00:30')
  const ended = page.getByRole('alertdialog', { name: 'You are signed out' })
  await ended.waitFor()
  expect(await ended.innerText()).toContain('You were signed out after 1 hour without use.')
  expect(await isFocused(ended.getByRole('link', { name: 'Sign in' }))).toBe(true)
  expect(await axeFaults(page)).toEqual([])

  const tab = await visitor.newPage()
  await tab.goto('/auth/login')
  await tab.waitForURL('**/dashboard')
  await comeBack(page)
  await ended.waitFor({ state: 'detached' })
  expect(await search.inputValue()).toBe('half a word')
})

test('a sign-out in another tab is followed', async () => {
  const { visitor, page } = await signedIn()
  const tab = await visitor.newPage()
  await tab.goto('/dashboard')
  await tab.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await tab.waitForURL('**/auth/signed-out**')
  const ended = page.getByRole('alertdialog', { name: 'You are signed out' })
  await ended.waitFor()
  expect(await ended.innerText()).toContain('It happened in another tab or on another device.')
})

test('a sign-out at the provider shows when the person comes back to the page', async () => {
  const person = await newPerson()
  const { visitor, page } = await signedIn({}, person)
  const tab = await visitor.newPage()
  await tab.goto(`${stack.provider.url}/end-session`)
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await stack.app.waitForLog(({ reason, sub }) => reason === 'backchannel_logout' && sub === person.id)
  await comeBack(page)
  await page.getByRole('alertdialog', { name: 'You are signed out' }).waitFor()
})

test('a page of one person says that another has taken their place', async () => {
  const { visitor, page } = await signedIn()
  const other = await newPerson()
  await visitor.clearCookies()
  await signIn(visitor.request, other)
  await comeBack(page)
  const dialog = page.getByRole('alertdialog', { name: 'Someone else is signed in now' })
  expect(await dialog.innerText()).toContain(`${other.name} is signed in now`)
  await dialog.getByRole('link', { name: 'Reload this page' }).click()
  await page.getByRole('banner').getByText(other.name).waitFor()
})

test('a server that cannot read the session leaves the page as it is', async () => {
  const { visitor, page } = await signedIn()
  for (const answer of [{ status: 503, body: '{}' }, { status: 502, body: '<html>' }, undefined]) {
    await page.route('**/auth/session', (route) => (answer ? route.fulfill(answer) : route.abort()))
    await comeBack(page)
    await page.unroute('**/auth/session')
  }
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  expect(secondsLeft(await recordOf(visitor))).toBeGreaterThan(3500)
})

test('an open page asks nothing until its session is about to end', async () => {
  const { visitor } = await signedIn()
  const page = await visitor.newPage()
  await page.clock.install()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/dashboard', { waitUntil: 'networkidle' })
  await waitForWatch(page)
  asked.length = 0
  await page.clock.fastForward('56:00')
  expect(asked).toEqual([])
  const answer = page.waitForResponse('**/auth/session')
  await page.clock.fastForward('02:30')
  await answer
  expect(asked).toEqual(['/auth/session'])
})

test('a session of ninety seconds warns after sixty, stays at a word, and then ends', async () => {
  const provider = await startHostileProvider()
  const settings = { ...stack.settings, SESSION_IDLE_SECONDS: '90' }
  const app = await appFor(provider.tenant('happy', 'short'), settings)
  onTestFinished(async () => {
    await app.stop()
    await provider.stop()
  })
  const visitor = await newSharedVisitor(app.url)
  const page = await visitor.newPage()
  await page.clock.install()
  await page.goto('/auth/login?returnTo=/dashboard')
  await waitForWatch(page)
  const warning = page.getByRole('alertdialog', { name: 'You will be signed out in less than a minute' })
  const sixtySecondsPass = async () => {
    await edit(visitor, { idleExpiresAt: inSeconds(28), lastSeenAt: inSeconds(28 - 90) })
    await page.clock.fastForward('01:01')
    await warning.waitFor()
  }
  await sixtySecondsPass()
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await warning.waitFor({ state: 'detached' })
  await sixtySecondsPass()
  await edit(visitor, { idleExpiresAt: inSeconds(-1) })
  await page.clock.fastForward('00:35')
  const ended = page.getByRole('alertdialog', { name: 'You are signed out' })
  await ended.waitFor()
  expect(await ended.innerText()).toContain('You were signed out after 90 seconds without use.')
})

async function signedIn(options = {}, person?: Credentials): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = await stack.signedIn(person ?? (await newPerson()), options)
  const page = await visitor.newPage()
  await page.goto('/dashboard')
  await waitForWatch(page)
  return { visitor, page }
}

/** Leaves the session unused until only these seconds are left, and then comes back to the page. */
async function leave(visitor: Visitor, page: Page, seconds: number): Promise<void> {
  await edit(visitor, { idleExpiresAt: inSeconds(seconds), lastSeenAt: inSeconds(seconds - 3600) })
  await comeBack(page)
}

async function comeBack(page: Page): Promise<void> {
  await waitForWatch(page)
  const settled = page.waitForEvent('requestfinished', isAsking).catch(() => undefined)
  const failed = page.waitForEvent('requestfailed', isAsking).catch(() => undefined)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await Promise.race([settled, failed])
}

function isAsking(request: { url(): string }): boolean {
  return request.url().endsWith('/auth/session')
}

async function isFocused(locator: ReturnType<Page['getByRole']>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds
}

function secondsLeft({ idleExpiresAt }: { idleExpiresAt: number }): number {
  return idleExpiresAt - Date.now() / 1000
}

async function keyOf(visitor: Visitor): Promise<string> {
  const cookies = await visitor.cookies(stack.app.url)
  const id = cookies.find(({ name }) => name === 'session')?.value ?? ''
  return createHash('sha256').update(id).digest('base64url')
}

async function recordOf(visitor: Visitor): Promise<{ idleExpiresAt: number }> {
  const key = await keyOf(visitor)
  const row = inStore((store) => store.prepare('select record from session where key = ?').get([key]))
  return JSON.parse((row as { record: string }).record)
}

async function edit(visitor: Visitor, values: Record<string, number>): Promise<void> {
  const key = await keyOf(visitor)
  const pairs = Object.entries(values).map(([name, value]) => `'$.${name}', ${value}`)
  inStore((store) =>
    store.prepare(`update session set record = json_set(record, ${pairs}) where key = ?`).run([key]),
  )
}

function inStore<Result>(work: (store: Database.Database) => Result): Result {
  return inDatabase(stack.file, work)
}
