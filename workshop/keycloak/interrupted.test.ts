import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import { alice, heading } from '../../test/browser/people.ts'
import { changed } from './changed.ts'
import { journey } from './journey.ts'
import { enterPassword, textOf } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('refused consent signs no one in, and the page says who stopped', async () => {
  const [client] = await stack.admin<{ id: string }[]>('GET', '/clients?clientId=starter')
  const restore = await changed(stack.admin, `/clients/${client?.id}`, { consentRequired: true })
  try {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/login')
    await enterPassword(page, alice)
    await page.locator('[name=cancel]').click()
    await page.waitForURL('**/auth/error?code=access_denied**')
    expect(await heading(page).textContent()).toBe('You did not finish signing in')
    expect(await textOf(page)).toContain('You chose not to continue at Keycloak')

    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await enterPassword(page, alice)
    await page.locator('[name=accept]').click()
    await page.waitForURL('**/dashboard')
  } finally {
    await restore()
  }
})

journey('a sign-in page left open until it expires starts over, and then comes back normally', async () => {
  const restore = await changed(stack.admin, '', { accessCodeLifespanLogin: 2 })
  const page = await (await stack.newVisitor()).newPage()
  try {
    await page.goto('/auth/login')
    await pause(3000)
    await enterPassword(page, alice)
    await page.getByText('Your login attempt timed out').waitFor()
  } finally {
    await restore()
  }
  await enterPassword(page, alice)
  await page.waitForURL('**/dashboard')
})
