import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, enterPassword, heading, signIn } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

test('the dashboard leads to the provider’s page for a new password, and that one back to the app', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  const security = page.getByRole('region', { name: 'Security' })
  expect(await security.getByRole('link').allInnerTexts()).toEqual(['Change your password'])
  await security.getByRole('link', { name: 'Change your password' }).click()

  expect(new URL(page.url()).origin).toBe(stack.provider.client.OIDC_ISSUER)
  expect(await heading(page).textContent()).toBe('Change your password')
  await page.getByLabel('Current password').fill(alice.password)
  await page.getByLabel('New password').fill('a better password')
  await page.getByRole('button', { name: 'Save the password' }).click()
  expect(await heading(page).textContent()).toBe('Password changed')
  await page.getByRole('link', { name: /^Continue to/ }).click()
  expect(await heading(page).textContent()).toBe('Welcome back, Alice.')

  const later = await (await stack.newVisitor()).newPage()
  await later.goto('/auth/login')
  await enterPassword(later, { ...alice, password: 'a better password' })
  await later.waitForURL('**/dashboard')
})
