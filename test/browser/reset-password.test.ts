import { beforeAll, describe, expect, test } from 'vitest'
import { enterPassword, heading } from './people.ts'
import { providers } from './providers.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

describe.each(providers)('with $provider', ({ openHostedPage, stack: name }) => {
  let stack: SharedStack
  beforeAll(async () => {
    stack = await sharedStack(name)
  })

  test('a forgotten password is replaced by the mailed link, and the new one signs in', async () => {
    const person = await newPerson()
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await openHostedPage(page, 'Forgot your password?')
    expect(await heading(page).textContent()).toBe('Forgot your password?')
    await page.getByLabel('Email address').fill(person.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    expect(await heading(page).textContent()).toBe('Check your mail')

    const mail = await stack.mailbox.waitForMail(person.email)
    expect(mail.subject).toBe('Choose a new password')
    await page.goto(mail.links[0] ?? '')
    await page.getByLabel('New password').fill('a better password')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.waitForURL('**/dashboard')
    expect(await page.getByRole('main').textContent()).toContain(person.email)

    const later = await (await stack.newVisitor()).newPage()
    await later.goto('/auth/login')
    await enterPassword(later, person)
    expect(await later.getByRole('main').textContent()).toContain('That did not match')
    await enterPassword(later, { ...person, password: 'a better password' })
    await later.waitForURL('**/dashboard')
  })

  test('an address without an account is answered the same, and gets no mail', async () => {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/reset-password')
    await openHostedPage(page, 'Forgot your password?')
    await page.getByLabel('Email address').fill('unknown@example.test')
    await page.getByRole('button', { name: 'Send the link' }).click()
    expect(await heading(page).textContent()).toBe('Check your mail')
    expect((await stack.mailbox.messages()).filter(({ to }) => to === 'unknown@example.test')).toEqual([])
  })

  test('a new password unlocks a locked account at once', async () => {
    const person = await newPerson()
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/login')
    for (let attempt = 0; attempt < 11; attempt += 1) {
      if (await page.getByLabel('Password', { exact: true }).isVisible()) {
        await enterPassword(page, { ...person, password: `wrong password ${attempt}` })
      }
    }
    expect(await heading(page).textContent()).toBe('This account is locked')
    await page.getByRole('link', { name: 'Choose a new password' }).click()
    await page.getByLabel('Email address').fill(person.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.goto((await stack.mailbox.waitForMail(person.email)).links[0] ?? '')
    await page.getByLabel('New password').fill('unlocked by mail, once')
    await page.getByRole('button', { name: 'Save and sign in' }).click()
    await page.waitForURL('**/dashboard')
  })
})
