import { beforeAll, describe, expect, test } from 'vitest'
import { enterPassword, heading } from './people.ts'
import { providers } from './providers.ts'
import { type SharedStack, sharedStack } from './shared/shared-stack.ts'

describe.each(providers)('with $provider', ({ openHostedPage, stack: name }) => {
  let stack: SharedStack
  beforeAll(async () => {
    stack = await sharedStack(name)
  })

  const grace = { name: 'Grace Hopper', email: 'grace@example.test', password: 'nanoseconds of wire' }

  test('a visitor registers, confirms the address from the mailbox and lands on the dashboard', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'Create an account' }).click()
    await openHostedPage(page, 'Create an account')
    expect(await heading(page).textContent()).toBe('Create an account')
    await page.getByLabel('Name').fill(grace.name)
    await page.getByLabel('Email address').fill(grace.email)
    await page.getByLabel('Password', { exact: true }).fill(grace.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    expect(await heading(page).textContent()).toBe('Check your mail')

    const mail = await stack.mailbox.waitForMail(grace.email)
    await page.goto(mail.links[0] ?? '')
    await page.getByRole('button', { name: 'Confirm the address' }).click()
    await page.waitForURL('**/dashboard')
    expect(await page.getByRole('main').textContent()).toContain(grace.name)
    expect(await page.getByRole('main').textContent()).toContain(grace.email)
    expect(visitor.complaints).toEqual([])
  })

  test('an unconfirmed address is reported after the right password, until the link is used', async () => {
    const ada = { name: 'Ada Lovelace', email: 'ada@example.test', password: 'analytical engines' }
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/register')
    await openHostedPage(page, 'Create an account')
    await page.getByLabel('Name').fill(ada.name)
    await page.getByLabel('Email address').fill(ada.email)
    await page.getByLabel('Password', { exact: true }).fill(ada.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    const mail = await stack.mailbox.waitForMail(ada.email)

    const elsewhere = await (await stack.newVisitor()).newPage()
    await elsewhere.goto('/auth/login')
    await enterPassword(elsewhere, ada)
    expect(await heading(elsewhere).textContent()).toBe('Confirm your email address')

    await elsewhere.goto(mail.links[0] ?? '')
    await elsewhere.getByRole('button', { name: 'Confirm the address' }).click()
    await elsewhere.goto('/auth/login')
    if (!elsewhere.url().endsWith('/dashboard')) await enterPassword(elsewhere, ada)
    await elsewhere.waitForURL('**/dashboard')
  })

  test('a form with faults names each, keeps the values and no password', async () => {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/register')
    await openHostedPage(page, 'Create an account')
    await page.getByLabel('Name').fill('Bob')
    await page.getByLabel('Email address').fill('bob@example')
    await page.getByLabel('Password', { exact: true }).fill('too short')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForLoadState()
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.getByLabel('Name').inputValue()).toBe('Bob')
    expect(await page.getByLabel('Email address').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  })
})
