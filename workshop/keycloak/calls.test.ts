import { afterAll, beforeAll, expect, vi } from 'vitest'
import { adam, alice } from '../../test/browser/people.ts'
import { backChannelCalls } from './back-channel.ts'
import { journey } from './journey.ts'
import { signIn } from './keycloak-pages.ts'
import { newPerson } from './new-person.ts'
import { type Stack, startStack } from './stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack?.stop())

journey('a warm sign-in costs one call to Keycloak, with groups or without', async () => {
  await signIn(await (await stack.newVisitor()).newPage(), alice)
  const nora = await newPerson(stack.admin, 'Nora', 'New')
  for (const person of [alice, adam, nora]) {
    const before = backChannelCalls(stack.logFile).length
    await signIn(await (await stack.newVisitor()).newPage(), person)
    await vi.waitFor(() => {
      const calls = backChannelCalls(stack.logFile).slice(before)
      expect(calls).toEqual(['POST /realms/starter/protocol/openid-connect/token'])
    }, 10_000)
  }
})
