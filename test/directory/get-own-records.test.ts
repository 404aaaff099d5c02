import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { changePerson } from '#lib/directory/change-person.ts'
import { getOwnRecords } from '#lib/directory/get-own-records.ts'
import { log } from '#lib/log/log.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { error, json, type StandInOrg, startStandInOrg } from './stand-in-org.ts'

const settings = vi.hoisted(() => ({ okta: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => settings }))

type Answer = Parameters<typeof startStandInOrg>[0]
let org: StandInOrg
let answer: Answer

log().level = 'silent'

// The SDK's import takes seconds where the processors are busy.
beforeAll(async () => void (await import('@okta/okta-sdk-nodejs')), 120_000)

beforeEach(async () => {
  // A busy machine takes longer than the five seconds of a budget.
  const { timeout } = AbortSignal
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout.call(AbortSignal, 12 * time))
  org = await startStandInOrg((asked) => answer(asked))
  answer = ({ url, response }) => answerWithRecords(url, response)
  settings.okta = { orgUrl: org.url, token: '00token' }
  Object.assign(globalThis, { identityStarterOktaClient: undefined, identityStarterOwnRecords: undefined })
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await org.stop()
})

test('a hundred views of ten people at the same time make four calls a person, and each sees their own', async () => {
  const ids = Array.from({ length: 10 }, (_, number) => `00u${number}`)
  const views = Array.from({ length: 100 }, (_, view) => ids[view % 10] ?? '')
  const seen = await Promise.all(views.map((id) => getOwnRecords(id)))
  expect(seen.map(({ person }) => person.status === 'found' && person.value.id)).toEqual(views)
  expect(seen.map(({ groups }) => groups.status === 'found' && groups.value[0])).toEqual(
    views.map((id) => `Group of ${id}`),
  )
  expect(org.requests).toHaveLength(40)
})

test('records are kept for ten seconds, and then read again', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await getOwnRecords('00u1')
  vi.setSystemTime(Date.now() + 9000)
  await getOwnRecords('00u1')
  expect(org.requests).toHaveLength(4)
  vi.setSystemTime(Date.now() + 2000)
  await getOwnRecords('00u1')
  expect(org.requests).toHaveLength(8)
})

test('an answer with a failure is not kept: the next view asks again', async () => {
  answer = ({ url, response }) =>
    url.pathname.endsWith('/groups') ? error(response, 500, 'E0000009') : answerWithRecords(url, response)
  expect(await getOwnRecords('00u1')).toMatchObject({
    groups: { reason: 'failed' },
    person: { status: 'found' },
  })
  answer = ({ url, response }) => answerWithRecords(url, response)
  expect(await getOwnRecords('00u1')).toMatchObject({ groups: { status: 'found' } })
})

test('a change by an administrator is seen at once', async () => {
  let status = 'ACTIVE'
  answer = ({ url, response }) => {
    if (url.pathname.endsWith('/suspend')) status = 'SUSPENDED'
    answerWithRecords(url, response, status)
  }
  expect(await getOwnRecords('00u1')).toMatchObject({ person: { value: { status: 'active' } } })
  expect(await changePerson('00u1', 'suspend', requestBudget())).toEqual({ status: 'done' })
  expect(await getOwnRecords('00u1')).toMatchObject({ person: { value: { status: 'suspended' } } })
})

test('what was asked before a change is not kept after it', async () => {
  const held = new Promise<() => void>((resolve) => {
    answer = ({ url, response }) => {
      const isFirst = org.requests.filter(({ url }) => url.pathname === '/api/v1/users/00u1').length === 1
      if (url.pathname !== '/api/v1/users/00u1' || !isFirst) answerWithRecords(url, response, 'SUSPENDED')
      else resolve(() => answerWithRecords(url, response, 'ACTIVE'))
    }
  })
  const before = getOwnRecords('00u1')
  const release = await held
  await changePerson('00u1', 'unsuspend', requestBudget())
  release()
  expect(await before).toMatchObject({ person: { value: { status: 'active' } } })
  expect(await getOwnRecords('00u1')).toMatchObject({ person: { value: { status: 'suspended' } } })
})

test('the records of at most a thousand people are kept', async () => {
  // None of these can be an id at Okta, so no call is made.
  for (let number = 0; number < 1200; number += 1) await getOwnRecords(`not.an.id.${number}`)
  const { identityStarterOwnRecords: kept } = globalThis as unknown as {
    identityStarterOwnRecords: Map<string, unknown>
  }
  expect(kept.size).toBe(1000)
  expect(kept.has('not.an.id.1199')).toBe(true)
})

/** Answers for the person whose id the path names. */
function answerWithRecords(url: URL, response: Parameters<typeof json>[0], status = 'ACTIVE'): void {
  const [, id = '', list] = /^\/api\/v1\/users\/([^/]+)(\/.+)?$/.exec(url.pathname) ?? []
  if (!list) json(response, 200, { id, status, profile: { login: id } })
  else if (list === '/groups') json(response, 200, [{ profile: { name: `Group of ${id}` } }])
  else json(response, 200, list.startsWith('/lifecycle') ? {} : [])
}
