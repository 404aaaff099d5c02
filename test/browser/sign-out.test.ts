import { beforeAll, describe, expect, test } from 'vitest'
import { adam, alice, enterPassword, heading, signInOnPages } from './people.ts'
import { providers } from './providers.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

describe.each(providers)('with $provider', ({ called, stack: name }) => {
  let stack: SharedStack
  beforeAll(async () => {
    stack = await sharedStack(name)
  })

  test('signing out ends our session and the provider’s, and the back button shows nothing', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await signInOnPages(page, alice)
    const copied = await visitor.cookies(stack.app.url)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/auth/signed-out**')
    expect(await heading(page).textContent()).toBe('You are signed out')
    expect(await page.getByRole('main').textContent()).toContain(`here and at ${called}`)

    // The browser requests the callback before the redirect to the provider has happened.
    await page.goBack()
    await page.waitForURL((url) => url.origin !== stack.app.url)
    expect(await heading(page).textContent()).toBe('Sign in')
    expect(await page.content()).not.toContain(alice.email)

    await page.goto('/auth/login')
    expect(await heading(page).textContent()).toBe('Sign in')

    const thief = await stack.newVisitor()
    await thief.addCookies(copied)
    const stolen = await thief.newPage()
    await stolen.goto('/dashboard')
    expect(await heading(stolen).textContent()).toBe('Sign in')
    expect(visitor.complaints).toEqual([])
  })

  test('another account on the same browser is another session, and nothing of the first one stays', async () => {
    const page = await (await stack.signedIn(alice)).newPage()
    await page.goto('/dashboard')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/auth/signed-out**')
    await page.goto('/auth/login')
    await enterPassword(page, adam)
    await page.waitForURL('**/dashboard')
    const text = (await page.getByRole('main').textContent()) ?? ''
    expect(text).toContain(adam.email)
    expect(text).not.toContain(alice.email)
  })

  test('signing in again replaces this browser’s session and leaves all others', async () => {
    const person = await newPerson()
    const [other, visitor] = [await stack.signedIn(person), await stack.signedIn(person)]
    const page = await visitor.newPage()
    const before = await visitor.cookies(stack.app.url)
    await page.goto('/auth/login')
    await page.waitForURL('**/dashboard')

    const copy = await stack.newVisitor()
    await copy.addCookies(before.filter(({ name }) => name === 'session'))
    const old = await copy.newPage()
    await old.goto('/dashboard')
    expect(await heading(old).textContent()).toBe('Sign in')
    const there = await other.newPage()
    await there.goto('/dashboard')
    expect(await heading(there).textContent()).toBe('Dashboard')
  })

  test('the signed-out page claims nothing that it does not know', async () => {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/auth/signed-out?state=made-up')
    expect(await page.getByRole('main').textContent()).not.toContain(`at ${called}`)
  })
})
