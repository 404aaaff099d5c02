import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Directory, ids, startDirectory } from './start-directory.ts'

let directory: Directory
beforeAll(async () => {
  directory = await startDirectory()
})
afterEach(() => directory.control('DELETE'))
afterAll(() => directory.provider.stop())

const path = `/api/v1/users/${ids.alice}`

test.each([
  ['rate_limited', 429, 'E0000047'],
  ['failing', 500, 'E0000009'],
  ['unavailable', 503, 'E0000010'],
])('%s answers %i', async (kind, status, errorCode) => {
  await directory.control('PUT', { kind })
  const response = await directory.get(path)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ errorCode })
})

test('a limit that was reached says until when', async () => {
  await directory.control('PUT', { kind: 'rate_limited', seconds: 30 })
  const { headers } = await directory.get(path)
  expect(headers.get('x-rate-limit-remaining')).toBe('0')
  expect(Number(headers.get('x-rate-limit-reset')) - Date.now() / 1000).toBeGreaterThan(25)
})

test('slow answers late, hanging never', async () => {
  await directory.control('PUT', { kind: 'slow', seconds: 0.3, times: 1 })
  const began = performance.now()
  expect((await directory.get(path)).status).toBe(200)
  expect(performance.now() - began).toBeGreaterThan(290)
  await directory.control('PUT', { kind: 'hanging', times: 1 })
  const answered = await Promise.race([
    directory.get(path).then(() => true),
    new Promise((resolve) => setTimeout(resolve, 500, false)),
  ])
  expect(answered).toBe(false)
  expect((await directory.get(path)).status).toBe(200)
})

test('rubbish is a page with status 200, redirecting leads to one', async () => {
  await directory.control('PUT', { kind: 'rubbish', times: 1 })
  const rubbish = await directory.get(path)
  expect([rubbish.status, rubbish.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  await directory.control('PUT', { kind: 'redirecting', times: 1 })
  expect((await directory.get(path)).url).toContain('/login/login.htm')
})

test('strikes as often as ordered, and only where', async () => {
  await directory.control('PUT', { kind: 'failing', path: '/api/v1/logs', times: 2 })
  expect((await directory.get(path)).status).toBe(200)
  const statuses = []
  for (let call = 0; call < 3; call++) statuses.push((await directory.get('/api/v1/logs')).status)
  expect(statuses).toEqual([500, 500, 200])
})

test('calls are counted', async () => {
  await directory.get(`${path}?expand=blocks`)
  await directory.get('/api/v1/users/unknown')
  expect((await directory.control('GET')).calls).toEqual([
    { method: 'GET', path, query: 'expand=blocks', status: 200 },
    { method: 'GET', path: '/api/v1/users/unknown', query: '', status: 404 },
  ])
})

test('is not ordered by a page elsewhere, nor by what it does not know', async () => {
  const url = `${directory.provider.url}/management/control`
  const order = (headers: Record<string, string>, kind: string) =>
    fetch(url, { method: 'PUT', headers, body: JSON.stringify({ kind }) })
  expect((await order({ 'sec-fetch-site': 'cross-site' }, 'failing')).status).toBe(403)
  expect((await order({ origin: 'https://elsewhere.test' }, 'failing')).status).toBe(403)
  expect((await order({}, 'unheard-of')).status).toBe(422)
  expect((await directory.get(path)).status).toBe(200)
})
