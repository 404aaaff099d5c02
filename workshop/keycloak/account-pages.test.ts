import { afterAll, beforeAll, expect } from 'vitest'
import { alice } from '../../test/browser/people.ts'
import { changed } from './changed.ts'
import { journey } from './journey.ts'
import { signIn, textOf } from './keycloak-pages.ts'
import { newPerson } from './new-person.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('a new name from the page for personal details is on the dashboard at once', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, await newPerson(stack.admin, 'Paula', 'Previous'))
  await page.goto('/account')
  await page.getByRole('link', { name: 'Personal details' }).click()
  await page.locator('#lastName').fill('Present')
  await page.locator('[type=submit]:not([name=cancel-aia])').click()
  await page.waitForURL('**/account?account_action=*')
  expect(await textOf(page)).toContain('Your personal details are saved.')
  await page.goto('/dashboard')
  expect(await textOf(page)).toContain('Paula Present')
})

journey('leaving the page for sign-in factors comes back, and says that nothing has changed', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Sign-in factors' }).click()
  await page.locator('[name=cancel-aia]').click()
  await page.waitForURL('**/account?account_action=*')
  expect(await textOf(page)).toContain('You left without setting up a sign-in factor. Nothing has changed.')
})

journey(
  'an action that the realm has switched off comes back and says that it could not be done',
  async () => {
    const action = '/authentication/required-actions/UPDATE_PASSWORD'
    const restore = await changed(stack.admin, action, { enabled: false })
    try {
      const page = await (await stack.newVisitor()).newPage()
      await signIn(page, alice)
      await page.goto('/account')
      await page.getByRole('link', { name: 'Change your password' }).click()
      await page.waitForURL('**/account?account_action=*')
      expect(await textOf(page)).toContain('Keycloak could not change your password.')
    } finally {
      await restore()
    }
  },
)
