import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { heading } from './people.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'
import { waitForWatch } from './wait-for-watch.ts'

let stack: SharedStack
let script: string
beforeAll(async () => {
  stack = await sharedStack('plain')
  script = await bundled('use-session-page.tsx')
})

test('useSession() knows who is signed in, and signOut() signs them out in every tab', async () => {
  const person = await newPerson()
  const visitor = await stack.signedIn(person)
  const dashboard = await visitor.newPage()
  await dashboard.goto('/dashboard')
  const page = await visitor.newPage()
  await openPage(page)
  expect(await page.getByRole('status').filter({ hasText: 'authenticated' }).innerText()).toBe(
    'authenticated',
  )
  expect(await page.getByText(person.name).count()).toBe(1)
  await page.getByRole('button', { name: 'Ask again' }).click()
  await page.getByText(person.name).waitFor()

  await waitForWatch(dashboard)
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.waitForURL('**/auth/signed-out?provider=left')
  expect(await heading(page).textContent()).toBe('You are signed out')
  expect(await page.getByRole('main').innerText()).toContain('may still be signed in at')
  await dashboard.getByRole('alertdialog', { name: 'You are signed out' }).waitFor()
})

test('a sign-out by our own form is followed by useSession()', async () => {
  const person = await newPerson()
  const visitor = await stack.signedIn(person)
  const dashboard = await visitor.newPage()
  await dashboard.goto('/dashboard')
  const page = await visitor.newPage()
  await openPage(page)
  await page.getByText(person.name).waitFor()
  await dashboard.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('unauthenticated').waitFor()
})

/** A page of the app's origin that contains the bundle only. */
async function openPage(page: Page): Promise<void> {
  await page.goto('/health/live')
  await page.evaluate(script)
}

async function bundled(name: string): Promise<string> {
  const entry = fileURLToPath(new URL(name, import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('nothing was built')
  return first.output[0].code
}
