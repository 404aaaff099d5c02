import { beforeAll, expect, test, vi } from 'vitest'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import { enterPassword, heading } from './people.ts'
import { newPerson, type SharedStack, sharedStack } from './shared/shared-stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
  // The address that a page of the app would send people to is made here, by the same function and settings.
  const settings = {
    ...stack.settings,
    RUN_MODE: 'preview',
    APP_URL: stack.app.url,
  }
  for (const [name, value] of Object.entries({ ...settings, ...stack.provider.client }))
    vi.stubEnv(name, value)
})

const addressFor = (maxAge: number) => {
  return stepUpAddress(undefined, `/dashboard?within=${maxAge}`, { maxAge })
}

test('a recent sign-in is asked for where the last one is too long ago, and only there', async () => {
  const person = await newPerson()
  const visitor = await stack.signedIn(person)
  const page = await visitor.newPage()
  await page.goto(await addressFor(3600))
  expect(page.url()).toContain('/dashboard?within=3600')
  await page.goto(await addressFor(0))
  expect(new URL(page.url()).origin).toBe(new URL(stack.provider.url).origin)
  await enterPassword(page, person)
  await page.waitForURL('**/dashboard?within=0')
  expect(await heading(page).textContent()).toBe('Dashboard')
  expect(visitor.complaints).toEqual([])
})
