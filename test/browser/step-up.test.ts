import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import { alice, enterPassword, heading, signIn } from './people.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  const secret = { SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa' }
  stack = await startStack({ app: secret })
  // The address that a page of the app would send people to is made here, by the same function and settings.
  const settings = {
    ...secret,
    RUN_MODE: 'preview',
    APP_URL: stack.app.url,
    SESSION_STORE_URL: 'file:unused',
  }
  for (const [name, value] of Object.entries({ ...settings, ...stack.provider.client }))
    vi.stubEnv(name, value)
})
afterAll(() => stack.stop())

const addressFor = (maxAge: number) => {
  return stepUpAddress(undefined, `/dashboard?within=${maxAge}`, { maxAge })
}

test('a recent sign-in is asked for where the last one is too long ago, and only there', async () => {
  const visitor = await stack.newVisitor()
  const page = await visitor.newPage()
  await signIn(page, alice)
  await page.goto(await addressFor(3600))
  expect(page.url()).toContain('/dashboard?within=3600')
  await page.goto(await addressFor(0))
  expect(new URL(page.url()).origin).toBe(new URL(stack.provider.url).origin)
  await enterPassword(page, alice)
  await page.waitForURL('**/dashboard?within=0')
  expect(await heading(page).textContent()).toBe('Dashboard')
  expect(visitor.complaints).toEqual([])
})
