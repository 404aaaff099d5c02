import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { orderTrouble } from './directory-control.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('directory')
})

test.each([
  ['failing', 'The directory does not work right now'],
  ['unavailable', 'The directory does not work right now'],
  ['rubbish', 'The directory gave no answer that we can read'],
  ['redirecting', 'The directory gave no answer that we can read'],
])('%s: the panel says so, the page stands', async (kind, says) => {
  const { page, person, path } = await signedIn()
  await orderTrouble(stack.provider, { kind, path })
  await page.goto('/dashboard')
  await panel(page).getByText(says).waitFor()
  expect(await page.getByRole('region', { name: 'Identity' }).innerText()).toContain(person.email)
})

test('a limit that outlasts the page is reported at once', async () => {
  const { page, path } = await signedIn()
  await orderTrouble(stack.provider, { kind: 'rate_limited', seconds: 60, path })
  await page.goto('/dashboard')
  await panel(page).getByText('The directory is busy').waitFor()
})

test('a limit that ends soon is waited for, and the facts appear', async () => {
  const { page, path } = await signedIn()
  await orderTrouble(stack.provider, { kind: 'rate_limited', seconds: 1, path, times: 2 })
  await page.goto('/dashboard')
  await panel(page).getByText('Active', { exact: true }).waitFor()
})

test('a slow directory never holds the page: the skeleton first, then the facts', async () => {
  const { page, person, path } = await signedIn()
  await orderTrouble(stack.provider, { kind: 'slow', seconds: 3, path })
  await page.goto('/dashboard', { waitUntil: 'commit' })
  await panel(page).getByText('Asking the directory…').waitFor({ state: 'attached' })
  expect(await page.getByRole('region', { name: 'Identity' }).innerText()).toContain(person.email)
  await panel(page).getByText('Active', { exact: true }).waitFor()
  expect(await page.getByText('Asking the directory…').count()).toBe(0)
})

test('one that hangs is given up after five seconds', async () => {
  const { page, path } = await signedIn()
  await orderTrouble(stack.provider, { kind: 'hanging', path })
  await page.goto('/dashboard', { waitUntil: 'commit' })
  await panel(page).getByText('The directory does not answer').waitFor()
  expect(await panel(page).innerText()).toMatch(/We asked at \d\d:\d\d UTC and waited 5 seconds\./)
})

test('one value that is missing takes no other with it', async () => {
  const { page, path } = await signedIn()
  await orderTrouble(stack.provider, { kind: 'failing', path: `${path}/groups` })
  await page.goto('/dashboard')
  await panel(page).getByText('The directory does not answer this at the moment').waitFor()
  expect(await panel(page).getByText('Active', { exact: true }).count()).toBe(1)
})

/** A person's page, and where the directory has that person. */
async function signedIn() {
  const person = await newPerson()
  const page = await (await stack.signedIn(person)).newPage()
  return { page, person, path: `/api/v1/users/${person.id}` }
}

function panel(page: Page) {
  return page.getByRole('region', { name: 'Directory' })
}
