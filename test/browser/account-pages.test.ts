import { beforeAll, expect, test } from 'vitest'
import { enterPassword, heading } from './people.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

test('the account page leads to the provider’s page for a new password, and that one back to the app', async () => {
  const person = await newPerson()
  const visitor = await stack.signedIn(person)
  const page = await visitor.newPage()
  await page.goto('/dashboard')
  await page.getByRole('link', { name: 'Account', exact: true }).click()
  await page.waitForURL('**/account')
  const security = page.getByRole('region', { name: 'Security' })
  expect(await security.getByRole('link').allInnerTexts()).toEqual(['Change your password'])
  await security.getByRole('link', { name: 'Change your password' }).click()

  expect(new URL(page.url()).origin).toBe(stack.provider.client.OIDC_ISSUER)
  expect(await heading(page).textContent()).toBe('Change your password')
  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password').fill('a better password')
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.waitForURL('**/account?*')
  expect(await page.getByRole('status').allInnerTexts()).toEqual(['Your password is changed.'])

  const later = await (await stack.newVisitor()).newPage()
  await later.goto('/auth/login')
  await enterPassword(later, { ...person, password: 'a better password' })
  await later.waitForURL('**/dashboard')
})

test('leaving that page shows that nothing has changed, and the person stays signed in', async () => {
  const person = await newPerson()
  const visitor = await stack.signedIn(person)
  const page = await visitor.newPage()
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await page.getByLabel('Current password').fill('not the password')
  await page.getByLabel('New password').fill('a better password')
  await page.getByRole('button', { name: 'Save the password' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('That did not match')
  await page.getByRole('button', { name: 'Leave it as it is' }).click()
  await page.waitForURL('**/account?*')
  const [notice = ''] = await page.getByRole('status').allInnerTexts()
  expect(notice).toMatch(/^You left without changing your password\.\s+Nothing has changed\.$/)
  expect(await page.getByRole('banner').textContent()).toContain(person.name)
})

test('who is signed in nowhere signs in first, and then finds the page', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/change-password')
  expect(await heading(page).textContent()).toBe('Sign in')
  const interaction = new URL(page.url())
  await page.goto(interaction.href.replace(/sign-in$/, 'change-password'))
  expect(await heading(page).textContent()).toBe('Sign in')
  await enterPassword(page, await newPerson())
  expect(await heading(page).textContent()).toBe('Change your password')
})
