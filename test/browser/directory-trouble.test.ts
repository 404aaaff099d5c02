import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startApp } from '../start/start-app.ts'
import { adam, alice, heading, signIn } from './people.ts'
import { type StackWithDirectory, startStackWithDirectory } from './stack.ts'

let stack: StackWithDirectory
let page: Page
beforeAll(async () => {
  stack = await startStackWithDirectory()
  page = await (await stack.newVisitor()).newPage()
  await signIn(page, adam)
}, 240_000)
afterEach(() => order('DELETE'))
afterAll(() => stack.stop())

test.each([
  ['failing', 'The directory does not work right now'],
  ['unavailable', 'The directory does not work right now'],
  ['rubbish', 'The directory gave no answer that we can read'],
  ['redirecting', 'The directory gave no answer that we can read'],
])('%s: the panel says so, the page stands', async (kind, says) => {
  await order('PUT', { kind, path: '/api/v1/users' })
  await page.goto('/dashboard')
  await panel().getByText(says).waitFor()
  expect(await page.getByRole('region', { name: 'Identity' }).innerText()).toContain(adam.email)
  await page.goto('/users')
  await page.getByRole('main').getByText(says).waitFor()
  expect(await heading(page).textContent()).toBe('People')
})

test('a limit that outlasts the page is told at once', async () => {
  await order('PUT', { kind: 'rate_limited', seconds: 60, path: '/api/v1/users' })
  await page.goto('/dashboard')
  await panel().getByText('The directory is busy').waitFor()
})

test('a limit that ends soon is waited for, and nobody notices', async () => {
  await order('PUT', { kind: 'rate_limited', seconds: 1, path: '/api/v1/users', times: 2 })
  await page.goto('/dashboard')
  await panel().getByText('Active', { exact: true }).waitFor()
})

test('a slow directory never holds the page: the skeleton first, then the facts', async () => {
  await order('PUT', { kind: 'slow', seconds: 3, path: '/api/v1/users' })
  await page.goto('/dashboard', { waitUntil: 'commit' })
  await panel().getByText('Asking the directory…').waitFor({ state: 'attached' })
  expect(await page.getByRole('region', { name: 'Identity' }).innerText()).toContain(adam.email)
  await panel().getByText('Active', { exact: true }).waitFor()
  expect(await page.getByText('Asking the directory…').count()).toBe(0)
})

test('one that hangs is given up after five seconds', async () => {
  await order('PUT', { kind: 'hanging', path: '/api/v1/users' })
  await page.goto('/dashboard', { waitUntil: 'commit' })
  await panel().getByText('The directory does not answer').waitFor()
  expect(await panel().innerText()).toMatch(/We asked at \d\d:\d\d UTC and waited 5 seconds\./)
})

test('one value that is missing takes no other with it', async () => {
  const id = (await page.locator('.identity-strip dd').last().textContent()) ?? ''
  await order('PUT', { kind: 'failing', path: `/api/v1/users/${id}/groups` })
  await page.goto('/dashboard')
  await panel().getByText('The directory does not answer this at the moment').waitFor()
  expect(await panel().getByText('Active', { exact: true }).count()).toBe(1)
})

test.each([
  ['not in the settings', {}, 'This application has no directory'],
  [
    'down',
    { OKTA_ORG_URL: 'http://localhost:9', OKTA_API_TOKEN: '00nobody-listens' },
    'The directory does not answer',
  ],
])('a directory that is %s: the panel says so, with scripts off too', async (_, settings, says) => {
  const appUrl = stack.app.url
  await stack.app.stop()
  const app = await startApp({
    APP_URL: appUrl,
    ...stack.provider.client,
    ADMIN_GROUP: 'administrators',
    ...settings,
  })
  try {
    const visitor = await stack.newVisitor({ javaScriptEnabled: false })
    const without = await visitor.newPage()
    await signIn(without, alice)
    await without.goto('/dashboard?directory=wait')
    const region = without.getByRole('region', { name: 'Directory' })
    expect(await region.innerText()).toContain(says)
    expect(await without.getByRole('region', { name: 'Identity' }).innerText()).toContain(alice.email)
  } finally {
    await app.stop()
  }
})

function panel() {
  return page.getByRole('region', { name: 'Directory' })
}

async function order(method: 'PUT' | 'DELETE', body?: object): Promise<void> {
  await stack.control(method, body)
}
