import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { findGroups, findPerson, findRecentEvents } from '#lib/directory/person-records.ts'
import { searchPeople } from '#lib/directory/search-people.ts'
import { log } from '#lib/log/log.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { error, json, type StandInOrg, startStandInOrg } from './stand-in-org.ts'

const settings = vi.hoisted(() => ({ okta: undefined as unknown }))
vi.mock('#lib/env/env.ts', () => ({ env: () => settings }))

const alice = {
  id: '00u1',
  status: 'ACTIVE',
  profile: { login: 'alice@example.org', email: 'alice@example.org', firstName: 'Alice' },
}
type Answer = Parameters<typeof startStandInOrg>[0]
let org: StandInOrg
let answer: Answer

log().level = 'silent'

// The SDK's import takes seconds where the processors are busy.
beforeAll(async () => void (await import('@okta/okta-sdk-nodejs')), 120_000)

beforeEach(async () => {
  org = await startStandInOrg((asked) => answer(asked))
  settings.okta = { orgUrl: org.url, token: '00token' }
  Object.assign(globalThis, { identityStarterOktaClient: undefined })
})
afterEach(() => org.stop())

test('a person is found with one call and the token', async () => {
  answer = ({ response }) => json(response, 200, alice)
  expect(await findPerson('00u1')).toMatchObject({
    status: 'found',
    value: { name: 'Alice', status: 'active' },
  })
  expect(org.requests).toHaveLength(1)
  expect(org.requests[0]).toMatchObject({ method: 'GET', headers: { authorization: 'SSWS 00token' } })
  expect(org.requests[0]?.url.pathname).toBe('/api/v1/users/00u1')
})

test('nothing is remembered: a change is seen at once', async () => {
  answer = ({ response, count }) =>
    json(response, 200, { ...alice, status: count > 1 ? 'SUSPENDED' : 'ACTIVE' })
  await findPerson('00u1')
  expect(await findPerson('00u1')).toMatchObject({ value: { status: 'suspended' } })
})

test.each(['..', '.', '', 'alice@example.org', '00u1/groups', '00u1?x', 'a'.repeat(101)])(
  'a subject like %j is unknown without a call',
  async (sub) => {
    answer = ({ response }) => json(response, 200, alice)
    expect(await findPerson(sub)).toEqual({ status: 'unknown' })
    expect(await findGroups(sub)).toEqual({ status: 'unknown' })
    expect(org.requests).toHaveLength(0)
  },
)

test('an answer about another person is unknown', async () => {
  answer = ({ response }) => json(response, 200, alice)
  expect(await findPerson('me')).toEqual({ status: 'unknown' })
})

test('no directory in the settings is reported without a call', async () => {
  settings.okta = undefined
  expect(await findPerson('00u1')).toMatchObject({ status: 'unavailable', reason: 'not_configured' })
})

test.each<[string, Answer, object]>([
  ['404', ({ response }) => error(response, 404, 'E0000007'), { status: 'unknown' }],
  [
    '404 of a web server',
    ({ response }) => text(response, 404, '<h1>Not found</h1>'),
    { reason: 'unreadable' },
  ],
  ['401', ({ response }) => error(response, 401, 'E0000011'), { reason: 'refused' }],
  ['403', ({ response }) => error(response, 403, 'E0000006'), { reason: 'refused' }],
  ['500', ({ response }) => error(response, 500, 'E0000009'), { reason: 'failed' }],
  ['502 with a page', ({ response }) => text(response, 502, '<h1>Bad gateway</h1>'), { reason: 'failed' }],
  ['a page with 200', ({ response }) => text(response, 200, '<h1>Sign in</h1>'), { reason: 'unreadable' }],
  [
    'rubbish as JSON',
    ({ response }) => text(response, 200, '{"id":', 'application/json'),
    { reason: 'unreadable' },
  ],
  ['an empty object', ({ response }) => json(response, 200, {}), { reason: 'unreadable' }],
  ['null', ({ response }) => json(response, 200, null), { reason: 'unreadable' }],
  ['a redirect', ({ response }) => json(response, 302, {}, { location: '/login' }), { reason: 'unreadable' }],
  ['3 MB', ({ response }) => json(response, 200, { ...alice, x: 'x'.repeat(3e6) }), { reason: 'unreadable' }],
  ['a closed connection', ({ response }) => void response.socket?.destroy(), { reason: 'unreachable' }],
  ['a limit without an end', ({ response }) => error(response, 429, 'E0000047'), { reason: 'rate_limited' }],
])('%s is a value, after one call', async (_, given, expected) => {
  answer = given
  expect(await findPerson('00u1')).toMatchObject(expected)
  expect(org.requests).toHaveLength(1)
})

test('each call is in the log, with its request id and what remains, and without the search', async () => {
  const info = vi.spyOn(log(), 'info').mockImplementation(() => {})
  answer = ({ response }) => json(response, 200, [alice], { 'x-rate-limit-remaining': '0' })
  await searchPeople({ text: 'alice' })
  expect(info).toHaveBeenCalledWith({
    event: 'directory_call',
    question: 'searchPeople',
    call: 'GET /api/v1/users',
    milliseconds: expect.any(Number),
    status: 200,
    oktaRequestId: 'request-1',
    rateLimitRemaining: 0,
  })
  info.mockRestore()
})

test('a rate limit that ends within the budget is waited for', async () => {
  answer = ({ response, count }) =>
    count === 1 ? error(response, 429, 'E0000047', resetIn(1)) : json(response, 200, alice)
  expect(await findPerson('00u1')).toMatchObject({ status: 'found' })
  expect(org.requests).toHaveLength(2)
})

test('a rate limit that ends after the budget is reported at once', async () => {
  answer = ({ response }) => error(response, 429, 'E0000047', resetIn(60))
  const startedAt = Date.now()
  expect(await findPerson('00u1')).toMatchObject({ reason: 'rate_limited' })
  expect(Date.now() - startedAt).toBeLessThan(4000)
  expect(org.requests).toHaveLength(1)
})

test('a directory that hangs is given up when the budget ends', async () => {
  answer = () => {}
  const startedAt = Date.now()
  expect(await findPerson('00u1', requestBudget(300))).toMatchObject({ reason: 'timeout' })
  expect(Date.now() - startedAt).toBeLessThan(4000)
})

test('forty questions at once are five calls at once, and all are answered', async () => {
  answer = ({ url, response }) => void setTimeout(() => json(response, 200, personAt(url)), 10)
  // A busy machine takes longer for all of them than the five seconds of a budget.
  const budget = requestBudget(60_000)
  const people = await Promise.all(fortyIds.map((id) => findPerson(id, budget)))
  expect(people.every(({ status }) => status === 'found')).toBe(true)
  expect(org.mostAtOnce()).toBe(5)
})

test('a question during the same question’s call makes its own call, and gets what is true now', async () => {
  const held = new Promise<() => void>((resolve) => {
    answer = ({ response, count }) =>
      count === 1
        ? resolve(() => json(response, 200, alice))
        : json(response, 200, { ...alice, status: 'SUSPENDED' })
  })
  const before = findPerson('00u1')
  const release = await held
  expect(await findPerson('00u1')).toMatchObject({ value: { status: 'suspended' } })
  release()
  expect(await before).toMatchObject({ value: { status: 'active' } })
})

test('each question waits as long as its own budget lasts', async () => {
  answer = ({ url, response }) => void setTimeout(() => json(response, 200, personAt(url)), 400)
  const [short, long] = [requestBudget(200), requestBudget(60_000)]
  const people = await Promise.all([findPerson('00u1', short), findPerson('00u1', long)])
  expect(people).toMatchObject([{ reason: 'timeout' }, { status: 'found' }])
})

test('a question that finds no slot ends with its budget, and the next one is answered', async () => {
  answer = () => {}
  const budget = requestBudget(300)
  const startedAt = Date.now()
  const people = await Promise.all(fortyIds.slice(0, 12).map((id) => findPerson(id, budget)))
  expect(people.every((person) => person.status === 'unavailable' && person.reason === 'timeout')).toBe(true)
  expect(Date.now() - startedAt).toBeLessThan(4000)
  answer = ({ response }) => json(response, 200, alice)
  expect(await findPerson('00u1')).toMatchObject({ status: 'found' })
})

test('a search is one call, and gives the cursor of the next page', async () => {
  answer = ({ response }) =>
    json(response, 200, [alice], { link: `<${org.url}/api/v1/users?after=c2&limit=25>; rel="next"` })
  expect(await searchPeople({ text: 'al"ice', status: 'active', after: 'c1' })).toMatchObject({
    status: 'found',
    value: { people: [{ id: '00u1' }], next: 'c2' },
  })
  expect(org.requests).toHaveLength(1)
  const asked = org.requests[0]?.url.searchParams
  expect(asked?.get('search')).toContain('status eq "ACTIVE" and (profile.firstName sw "al\\"ice"')
  expect(asked?.get('after')).toBe('c1')
})

test('a search that is long is answered, and has a next page, although its links are long', async () => {
  answer = ({ url, response }) => {
    const self = `${org.url}${url.pathname}${url.search}`
    const link = `<${self}>; rel="self", <${self}&after=c2%3D>; rel="next"`
    json(response, 200, [alice], { link })
  }
  expect(await searchPeople({ text: '李'.repeat(190) })).toMatchObject({ value: { next: 'c2=' } })
})

test('an empty page that has a next one has no people', async () => {
  answer = ({ response }) =>
    json(response, 200, [], { link: `<${org.url}/api/v1/users?after=c2>; rel="next"` })
  expect(await searchPeople({ text: 'x' })).toEqual({ status: 'found', value: { people: [], next: 'c2' } })
})

test('events are asked for with an end, once, however many more there are', async () => {
  answer = ({ response }) =>
    json(response, 200, [], { link: `<${org.url}/api/v1/logs?after=c2>; rel="next"` })
  expect(await findRecentEvents('00u1')).toEqual({ status: 'found', value: [] })
  expect(org.requests).toHaveLength(1)
  const asked = org.requests[0]?.url.searchParams
  expect(asked?.get('until')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(asked?.get('filter')).toBe('actor.id eq "00u1" or target.id eq "00u1"')
})

const fortyIds = Array.from({ length: 40 }, (_, number) => `00uone${number}`)

function personAt(url: URL) {
  return { ...alice, id: url.pathname.split('/').at(-1) }
}

function text(response: Parameters<typeof json>[0], status: number, body: string, type = 'text/html'): void {
  response.writeHead(status, { 'content-type': type })
  response.end(body)
}

function resetIn(seconds: number): Record<string, string> {
  return {
    'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
    'x-rate-limit-remaining': '0',
  }
}
