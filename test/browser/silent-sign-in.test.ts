import { mkdirSync, writeFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProfile } from '../start/browser.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { alice, enterPassword, heading, signIn } from './people.ts'
import { providers } from './providers.ts'
import { type Stack, startStack, type Visitor } from './stack.ts'

describe.each(providers)('with $provider', ({ settings }) => {
  let stack: Stack
  beforeAll(async () => {
    stack = await startStack({ ...settings, app: { ...settings.app, SILENT_SIGN_IN: 'true' } })
  })
  afterAll(() => stack.stop())

  test('who still has a session at the provider opens the home page and is signed in, without a click', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await signInFrom(page, '/dashboard')
    await forget(visitor, 'session', 'silent')
    const rounds = countRounds(visitor, stack)
    await page.goto('/')
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/')
    expect(await heading(page).textContent()).toContain('Welcome back, Alice')
    await page.reload()
    expect(rounds()).toBe(1)
    const cookie = (await visitor.cookies(stack.app.url)).find(({ name }) => name === 'session')
    expect(Math.round(((cookie?.expires ?? 0) - Date.now() / 1000) / 3600)).toBe(24)
    expect(visitor.complaints).toEqual([])
  })

  test('who has none sees the home page after one round, and no other on reload', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    const rounds = countRounds(visitor, stack)
    await page.goto('/?from=mail')
    expect(new URL(page.url()).search).toBe('?from=mail')
    await expectHome(page)
    expect(rounds()).toBe(1)
    await page.reload()
    await page.goto('/')
    await expectHome(page)
    expect(rounds()).toBe(1)
    await signIn(page, alice)
    expect(await heading(page).textContent()).toBe('Dashboard')
    expect(visitor.complaints).toEqual([])
  })

  test('who signs out stays signed out', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await signInFrom(page, '/dashboard')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/auth/signed-out**')
    await expectNoRound(page, visitor, stack)
  })

  test('who signs out here alone stays signed out too, though the provider still knows them', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await signInFrom(page, '/dashboard')
    await page.evaluate(async () => {
      const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
      await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken }) })
    })
    await expectNoRound(page, visitor, stack)
    await page.goto('/auth/login')
    expect(await heading(page).textContent()).toBe('Dashboard')
  })

  test('with cookies blocked the home page is there, and no round is made', async () => {
    const context = await withoutCookies(stack.app.url)
    const page = await context.newPage()
    const rounds = countRounds(context, stack)
    for (let visit = 0; visit < 2; visit += 1) {
      await page.goto('/')
      await expectHome(page)
      expect(new URL(page.url()).search).toBe('?silent=no')
    }
    expect(await context.cookies()).toEqual([])
    expect(rounds()).toBe(0)
    await context.close()
  })

  test('with the provider stopped the home page is there at once', async () => {
    await stack.provider.stop()
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    const before = Date.now()
    await page.goto('/')
    await expectHome(page)
    expect(Date.now() - before).toBeLessThan(10_000)
    await page.reload()
    await expectHome(page)
    expect(visitor.complaints).toEqual([])
  })
})

async function signInFrom(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await enterPassword(page, alice)
  await page.waitForURL(`**${path}`)
}

async function expectHome(page: Page): Promise<void> {
  const link = page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true })
  expect(await link.isVisible()).toBe(true)
}

async function expectNoRound(page: Page, visitor: Visitor, stack: Stack): Promise<void> {
  const rounds = countRounds(visitor, stack)
  await page.goto('/')
  await expectHome(page)
  await page.reload()
  await expectHome(page)
  expect(rounds()).toBe(0)
}

/** A Chromium whose settings block all cookies, as its own profile has it. */
async function withoutCookies(baseURL: string): Promise<BrowserContext> {
  const folder = temporaryFolder()
  mkdirSync(`${folder}/Default`)
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }
  writeFileSync(`${folder}/Default/Preferences`, JSON.stringify(blocked))
  return openProfile(folder, { baseURL })
}

async function forget(visitor: Visitor, ...names: string[]): Promise<void> {
  for (const name of names) await visitor.clearCookies({ name })
}

/** How often the browser went to the provider from now on. */
function countRounds(visitor: BrowserContext, { provider }: Stack): () => number {
  let rounds = 0
  visitor.on('request', (request) => {
    if (request.url().startsWith(`${provider.url}/`) && request.isNavigationRequest()) rounds += 1
  })
  return () => rounds
}
