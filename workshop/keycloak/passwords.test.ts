import { afterAll, beforeAll, expect } from 'vitest'
import { alice, heading } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { chooseNewPassword, enterPassword, signIn, textOf } from './keycloak-pages.ts'
import { newPerson } from './new-person.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('a forgotten password is replaced by the mailed link, which leads back into the app', async () => {
  const person = await newPerson(stack.admin, 'Grace', 'Hopper')
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.locator('#username').fill(person.email)
  await page.locator('[type=submit]').click()
  const mail = await stack.mailbox.waitForMail(person.email)
  await page.goto(mail.links[0] ?? '')
  await chooseNewPassword(page, 'a better password')
  await page.waitForURL('**/dashboard')
  expect(await textOf(page)).toContain(person.email)

  const later = await (await stack.newVisitor()).newPage()
  await later.goto('/auth/login')
  await enterPassword(later, person)
  expect(await textOf(later)).toContain('Invalid username or password')
  await enterPassword(later, { ...person, password: 'a better password' })
  await later.waitForURL('**/dashboard')
})

journey('an address without an account is answered the same, and gets no mail', async () => {
  const page = await (await stack.newVisitor()).newPage()
  const answers: string[] = []
  for (const email of [alice.email, 'unknown@example.test']) {
    await page.goto('/auth/reset-password')
    await page.locator('#username').fill(email)
    await page.locator('[type=submit]').click()
    answers.push(await textOf(page))
  }
  expect(answers[1]).toBe(answers[0])
  await stack.mailbox.waitForMail(alice.email)
  expect((await stack.mailbox.messages()).filter(({ to }) => to === 'unknown@example.test')).toEqual([])
})

journey('the account page’s link changes the password, comes back and says so', async () => {
  const person = await newPerson(stack.admin, 'Ada', 'Lovelace')
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, person)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await chooseNewPassword(page, 'analytical engines')
  await page.waitForURL('**/account?account_action=*')
  expect(await textOf(page)).toContain('Your password is changed.')
  await page.reload()
  expect(await heading(page).textContent()).toBe('Account')

  const later = await (await stack.newVisitor()).newPage()
  await signIn(later, { ...person, password: 'analytical engines' })
})

journey('leaving that page unchanged comes back too, and says that nothing has changed', async () => {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, alice)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await page.locator('[name=cancel-aia]').click()
  await page.waitForURL('**/account?account_action=*')
  expect(await textOf(page)).toContain('You left without changing your password. Nothing has changed.')
})
