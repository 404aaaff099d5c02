import { afterAll, beforeAll, expect } from 'vitest'
import { adam, alice } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { signIn, textOf } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey(
  'a member of the administrators’ group sees People, which says that there is no directory',
  async () => {
    const page = await (await stack.newVisitor()).newPage()
    await signIn(page, adam)
    await page.getByRole('navigation').getByRole('link', { name: 'People' }).click()
    await page.waitForURL('**/users')
    expect(await textOf(page)).toContain('There is no directory')
  },
)

journey('a person outside of the group is refused, and sees no link', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
  await page.goto('/users')
  expect(await textOf(page)).toContain('You cannot open this page')
})
