import { beforeEach, expect, test, vi } from 'vitest'
import { requireApiSession } from '#lib/session/require-api-session.ts'
import type { SessionReading } from '#lib/session/session.ts'

const current = vi.hoisted(() => ({ reading: undefined as unknown, reads: 0 }))

vi.mock('server-only', () => ({}))
vi.mock('#lib/env/env.ts', () => ({ env: () => ({ appUrl: new URL('https://app.example.org') }) }))
vi.mock('#lib/session/get-session.ts', () => ({
  getSession: async () => {
    current.reads++
    return current.reading
  },
}))

const session = {
  iss: 'https://id.example.org',
  sub: 'alice',
  clientId: 'starter',
  claims: {},
  createdAt: 1,
  lastSeenAt: 1,
  idleExpiresAt: 2,
  absoluteExpiresAt: 3,
  device: 'Firefox on Linux',
}
const own = { 'Sec-Fetch-Site': 'same-origin' }

beforeEach(() => {
  current.reads = 0
  answerWith({ status: 'signed_in', session, administrator: false })
})

test.each([
  ['GET', {}],
  ['HEAD', {}],
  ['GET', { 'Sec-Fetch-Site': 'cross-site' }],
  ['POST', own],
  ['DELETE', own],
  ['PUT', { Origin: 'https://app.example.org' }],
])('a %s with %j gets the session of a person who is signed in', async (method, headers) => {
  expect(await requireApiSession(request(method, headers))).toBe(session)
})

test.each([
  ['POST', { 'Sec-Fetch-Site': 'cross-site' }],
  ['POST', { 'Sec-Fetch-Site': 'same-site' }],
  ['POST', { 'Sec-Fetch-Site': 'none' }],
  ['POST', { Origin: 'https://evil.example' }],
  ['POST', { Origin: 'null' }],
  ['POST', {}],
  ['PUT', {}],
  ['PATCH', {}],
  ['DELETE', {}],
  ['POST', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://app.example.org' }],
])('a %s with %j is answered with 403, and the session is not read', async (method, headers) => {
  await expectStatus(request(method, headers), 403)
  expect(current.reads).toBe(0)
})

test('a person who is signed out is answered with 401', async () => {
  answerWith({ status: 'signed_out' })
  await expectStatus(request('GET', {}), 401)
  await expectStatus(request('POST', own), 401)
})

test('a session that has ended is answered with 401', async () => {
  answerWith({ status: 'signed_out', ended: true })
  await expectStatus(request('GET', {}), 401)
})

test('a store that does not answer is answered with 503', async () => {
  answerWith({ status: 'unavailable' })
  await expectStatus(request('GET', {}), 503)
})

function answerWith(reading: SessionReading): void {
  current.reading = reading
}

function request(method: string, headers: Record<string, string>): Request {
  return new Request('https://app.example.org/api/notes', { method, headers })
}

async function expectStatus(asked: Request, status: number): Promise<void> {
  const answer = await requireApiSession(asked)
  if (!(answer instanceof Response)) throw new Error('the request got a session')
  expect(answer.status).toBe(status)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(await answer.text()).toBe('')
}
