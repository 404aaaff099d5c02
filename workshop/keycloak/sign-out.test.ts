import { afterAll, beforeAll, expect } from 'vitest'
import { alice, heading } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { signIn, textOf } from './keycloak-pages.ts'
import { newPerson } from './new-person.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('signing out ends our session and Keycloak’s, without another question', async () => {
  const person = await newPerson(stack.admin, 'Olive', 'Outgoing')
  const visitor = await stack.newVisitor()
  const page = await visitor.newPage()
  await signIn(page, person)
  expect(await sessionsOf(person.email)).toBe(1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/auth/signed-out**')
  expect(await heading(page).textContent()).toBe('You are signed out')
  expect(await textOf(page)).toContain('here and at Keycloak')
  expect(await sessionsOf(person.email)).toBe(0)

  await page.goto('/auth/login')
  await page.locator('#password').waitFor()
  expect(visitor.complaints).toEqual([])
})

journey('a session that an administrator ends at Keycloak is dead here at the next request', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  await stack.admin('POST', `/users/${await idOf(alice.email)}/logout`)
  await stack.app.waitForLog(({ reason }) => reason === 'backchannel_logout')
  await page.goto('/dashboard')
  await page.locator('#password').waitFor()
})

async function sessionsOf(email: string): Promise<number> {
  return (await stack.admin<unknown[]>('GET', `/users/${await idOf(email)}/sessions`)).length
}

async function idOf(email: string): Promise<string> {
  const [user] = await stack.admin<{ id: string }[]>('GET', `/users?exact=true&email=${email}`)
  return user?.id ?? ''
}
