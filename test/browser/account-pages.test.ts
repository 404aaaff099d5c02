import { afterAll, beforeAll, expect, test } from 'vitest'
import { adam, alice, enterPassword, heading, signIn } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

test('the account page leads to the provider’s page for a new password, and that one back to the app', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  await page.getByRole('link', { name: 'Account', exact: true }).click()
  await page.waitForURL('**/account')
  const security = page.getByRole('region', { name: 'Security' })
  expect(await security.getByRole('link').allInnerTexts()).toEqual(['Change your password'])
  await security.getByRole('link', { name: 'Change your password' }).click()

  expect(new URL(page.url()).origin).toBe(stack.provider.client.OIDC_ISSUER)
  expect(await heading(page).textContent()).toBe('Change your password')
  await page.getByLabel('Current password').fill(alice.password)
  await page.getByLabel('New password').fill('a better password')
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.waitForURL('**/account?*')
  expect(await page.getByRole('status').allInnerTexts()).toEqual(['Your password is changed.'])

  const later = await (await stack.newVisitor()).newPage()
  await later.goto('/auth/login')
  await enterPassword(later, { ...alice, password: 'a better password' })
  await later.waitForURL('**/dashboard')
})

test('who leaves that page is told that nothing has changed, and stays signed in', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, adam)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await page.getByLabel('Current password').fill('not his password')
  await page.getByLabel('New password').fill('a better password')
  await page.getByRole('button', { name: 'Save the password' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('That did not match')
  await page.getByRole('button', { name: 'Leave it as it is' }).click()
  await page.waitForURL('**/account?*')
  const [told = ''] = await page.getByRole('status').allInnerTexts()
  expect(told).toMatch(/^You left without changing your password\.\s+Nothing has changed\.$/)
  expect(await page.getByRole('banner').textContent()).toContain(adam.name)
})

test('who is signed in nowhere signs in first, and then finds the page', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/change-password')
  expect(await heading(page).textContent()).toBe('Sign in')
  const interaction = new URL(page.url())
  await page.goto(interaction.href.replace(/sign-in$/, 'change-password'))
  expect(await heading(page).textContent()).toBe('Sign in')
  await enterPassword(page, adam)
  expect(await heading(page).textContent()).toBe('Change your password')
})
