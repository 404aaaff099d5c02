import { setTimeout as pause } from 'node:timers/promises'
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

journey('keys that change while people sign in: not one sign-in fails', async () => {
  const realm = await stack.admin<{ id: string }>('GET', '')
  const before = backChannelCalls(stack.logFile).length
  let rotating = true
  let arrived = 0
  // One account for each visitor: Keycloak refuses simultaneous passwords for one account.
  const people = [alice, adam, await newPerson(stack.admin, 'Rita', 'Rotation')].map(async (person) => {
    while (rotating) {
      const visitor = await stack.newVisitor()
      await signIn(await visitor.newPage(), person)
      await visitor.close()
      arrived += 1
    }
  })
  for (let priority = 201; priority <= 203; priority += 1) {
    await pause(6000)
    await rotateKey(realm.id, priority)
    const before = arrived
    // Three may be on their way with an old key still: the fourth set out after it.
    await vi.waitFor(() => expect(arrived).toBeGreaterThanOrEqual(before + 4), 60_000)
  }
  rotating = false
  await Promise.all(people)
  const refused = stack.app.log.filter(({ event }) => event === 'sign_in_refused')
  expect(refused).toEqual([])
  expect(arrived).toBeGreaterThan(6)
  // Each new key was met, and fetched in the sign-in that met it.
  const fetches = backChannelCalls(stack.logFile)
    .slice(before)
    .filter((call) => call.endsWith('/certs'))
  expect(fetches.length).toBeGreaterThanOrEqual(4)
})

/** From now on Keycloak signs with a new key; the old ones are published a while longer. */
async function rotateKey(realmId: string, priority: number): Promise<void> {
  await stack.admin('POST', '/components', {
    name: `rotated-${priority}`,
    providerId: 'rsa-generated',
    providerType: 'org.keycloak.keys.KeyProvider',
    parentId: realmId,
    config: { priority: [String(priority)], algorithm: ['RS256'] },
  })
}
