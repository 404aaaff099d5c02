import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  findApplications,
  findFactors,
  findGroups,
  findPerson,
  findRecentEvents,
} from '#lib/directory/person-records.ts'
import { searchPeople } from '#lib/directory/search-people.ts'
import { log } from '#lib/log/log.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { type RunningProvider, startIdentityProvider } from '../start/start-identity-provider.ts'

const settings = vi.hoisted(() => ({ okta: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => settings }))

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
const token = '00test-token-of-the-directory'
const serviceApp = { clientId: '0oaservice', privateKey }
let provider: RunningProvider

// The SDK's import takes seconds where the processors are busy.
beforeAll(async () => void (await import('@okta/okta-sdk-nodejs')), 120_000)

beforeAll(async () => {
  log().level = 'silent'
  provider = await startIdentityProvider({
    appUrl: 'http://localhost:9',
    OKTA_API_TOKEN: token,
    OKTA_CLIENT_ID: serviceApp.clientId,
    OKTA_PRIVATE_KEY: privateKey,
    IDENTITY_PROVIDER_PEOPLE: '60',
  })
})
afterAll(() => provider.stop())

describe.each([
  ['an API token', { token }],
  ['a service app', serviceApp],
])('with %s', (_, credential) => {
  beforeAll(() => {
    settings.okta = { orgUrl: provider.url, ...credential }
    Object.assign(globalThis, { identityStarterOktaClient: undefined })
  })

  test('every question is answered', async () => {
    const { id } = await alice()
    expect(await findPerson(id)).toMatchObject({ value: { name: 'Alice Example', status: 'active' } })
    expect(await findGroups(id)).toMatchObject({ status: 'found', value: expect.arrayContaining(['staff']) })
    expect(await findApplications(id)).toMatchObject({ status: 'found' })
    expect(await findFactors(id)).toMatchObject({ status: 'found' })
    expect(await findRecentEvents(id)).toMatchObject({ status: 'found' })
  })

  test('people come in pages, each person once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await searchPeople({ text: '', after })
      if (page.status !== 'found') throw new Error(`The directory is ${page.status}.`)
      seen.push(...page.value.people.map(({ id }) => id))
      after = page.value.next
    } while (after)
    expect(seen.length).toBeGreaterThanOrEqual(63)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('a person who is not there is unknown', async () => {
    expect(await findPerson('00unobody')).toEqual({ status: 'unknown' })
    expect(await findGroups('00unobody')).toEqual({ status: 'unknown' })
  })
})

test('a hundred views at the same time are all answered', async () => {
  settings.okta = { orgUrl: provider.url, token }
  Object.assign(globalThis, { identityStarterOktaClient: undefined })
  const { id } = await alice()
  const views = await Promise.all(
    Array.from({ length: 100 }, () => {
      const budget = requestBudget(90_000)
      return Promise.all([findPerson(id, budget), findGroups(id, budget), findFactors(id, budget)])
    }),
  )
  expect(views.flat().filter(({ status }) => status !== 'found')).toEqual([])
})

test('a dead token is distinguished from a directory that is down', async () => {
  settings.okta = { orgUrl: provider.url, token: '00dead' }
  Object.assign(globalThis, { identityStarterOktaClient: undefined })
  expect(await findPerson('00unobody')).toMatchObject({ status: 'unavailable', reason: 'refused' })
})

async function alice() {
  const found = await searchPeople({ text: 'alice@example.test' })
  const person = found.status === 'found' ? found.value.people[0] : undefined
  if (!person) throw new Error(`Alice is not to be found: ${JSON.stringify(found)}`)
  return person
}
