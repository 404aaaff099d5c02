import { beforeAll, describe, expect, test } from 'vitest'
import { heading } from './people.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

describe('a session that ends at the provider', () => {
  test('ends here with it, by its logout token, and not on other devices', async () => {
    const person = await newPerson()
    const [visitor, elsewhere] = [await stack.signedIn(person), await stack.signedIn(person)]

    const page = await visitor.newPage()
    await page.goto(`${stack.provider.url}/end-session`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await heading(page).textContent()).toBe('You are signed out')
    await stack.app.waitForLog(({ reason, sub }) => reason === 'backchannel_logout' && sub === person.id)

    await page.goto('/')
    expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBeGreaterThan(0)
    const there = await elsewhere.newPage()
    await there.goto('/dashboard')
    expect(await heading(there).textContent()).toBe('Dashboard')
  })
})
