import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alice, heading, signIn } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

describe('a session that ends at the provider', () => {
  test('ends here with it, by its logout token, and not on other devices', async () => {
    const page = await (await stack.newVisitor()).newPage()
    const elsewhere = await (await stack.newVisitor()).newPage()
    await signIn(page, alice)
    await signIn(elsewhere, alice)

    await page.goto(`${stack.provider.url}/end-session`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await heading(page).textContent()).toBe('You are signed out')
    await stack.app.waitForLog(({ reason }) => reason === 'backchannel_logout')

    await page.goto('/')
    expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBeGreaterThan(0)
    await elsewhere.goto('/dashboard')
    expect(await heading(elsewhere).textContent()).toBe('Dashboard')
  })
})
