import { afterAll, beforeAll, expect } from 'vitest'
import { adam, alice, heading, sue } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { enterPassword, signIn, textOf } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('signing in leads to the dashboard, which says who you are', async () => {
  const visitor = await stack.newVisitor()
  const page = await visitor.newPage()
  await signIn(page, alice)
  const text = await textOf(page)
  for (const part of [alice.name, alice.email, stack.issuer]) expect(text).toContain(part)
  await page.goto('/')
  expect(await heading(page).textContent()).toContain('Welcome back, Alice')
  expect(visitor.complaints).toEqual([])
})

journey('a deep link is come back to, query and all', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto(`/auth/login?returnTo=${encodeURIComponent('/dashboard?from=mail&n=1')}`)
  await enterPassword(page, alice)
  await page.waitForURL('**/dashboard?from=mail&n=1')
})

journey('Keycloak refuses a wrong password, and the right one after it signs in', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/login')
  await enterPassword(page, { ...alice, password: 'not the password' })
  expect(await textOf(page)).toContain('Invalid username or password')
  await enterPassword(page, alice)
  await page.waitForURL('**/dashboard')
})

journey('five wrong passwords lock the account until an administrator unlocks it', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/login')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await enterPassword(page, { ...adam, password: `wrong password ${attempt}` })
    await page.getByText('Invalid username or password').waitFor()
  }
  await enterPassword(page, adam)
  expect(await textOf(page)).toContain('Invalid username or password')
  await stack.admin('DELETE', '/attack-detection/brute-force/users')
  await enterPassword(page, adam)
  await page.waitForURL('**/dashboard')
})

journey('a disabled account learns its status only after the right password', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/login')
  await enterPassword(page, { ...sue, password: 'not the password' })
  expect(await textOf(page)).toContain('Invalid username or password')
  await enterPassword(page, sue)
  expect(await textOf(page)).toContain('Account is disabled')
})

journey('two tabs that sign in at once both arrive', async () => {
  const visitor = await stack.newVisitor()
  const [one, two] = [await visitor.newPage(), await visitor.newPage()]
  await one.goto('/auth/login?returnTo=/?tab=one')
  await two.goto('/auth/login?returnTo=/?tab=two')
  await enterPassword(two, alice)
  await two.waitForURL('**/?tab=two')
  // Keycloak's page continues by itself as soon as another tab has signed in.
  await one.waitForURL('**/?tab=one')
  for (const page of [one, two]) {
    await page.goto('/dashboard')
    expect(await heading(page).textContent()).toBe('Dashboard')
  }
})

journey('the back button in mid-flow works, and after it an old answer harms nothing', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/')
  await page.goto('/auth/login')
  await page.goBack()
  await page.waitForURL('/')
  await page.goForward()
  await enterPassword(page, alice)
  await page.waitForURL('**/dashboard')
  await page.goBack()
  // Keycloak knows the person by now and answers the old request again, whose transaction is used.
  await page.waitForURL('**/auth/error?code=transaction_used**')
  await page.getByRole('main').getByRole('link', { name: 'Go to the dashboard' }).click()
  await page.waitForURL('**/dashboard')
  expect(await heading(page).textContent()).toBe('Dashboard')
})
