import { afterAll, beforeAll, expect } from 'vitest'
import { heading } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { register, textOf } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('a visitor registers at Keycloak and lands on the dashboard', async () => {
  const visitor = await stack.newVisitor()
  const page = await visitor.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await register(page, {
    firstName: 'Katherine',
    lastName: 'Johnson',
    email: 'katherine@example.test',
    password: 'checked by hand',
  })
  await page.waitForURL('**/dashboard')
  expect(await heading(page).textContent()).toBe('Dashboard')
  const text = await textOf(page)
  for (const part of ['Katherine Johnson', 'katherine@example.test']) expect(text).toContain(part)
  expect(visitor.complaints).toEqual([])
})
