import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstStanding, nextStanding, type Start } from '../../components/session/standing.ts'
import { wordsFor } from '../../components/session/words-for.ts'

const alice = { iss: 'https://id.example.org', sub: 'alice' }

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test.each([
  [7 * 86_400, 120],
  [3600, 120],
  [360, 120],
  [90, 30],
  [3, 1],
])('a session of %i unused seconds is asked about %i seconds before its end', (idleSeconds, before) => {
  expect(firstStanding(unused(idleSeconds)).askAt).toBe((idleSeconds - before) * 1000)
})

test('an answer that tells nothing changes nothing but when to ask again', () => {
  const start = unused(3600)
  const before = firstStanding(start)
  vi.setSystemTime(3_600_000)
  expect(nextStanding(before, { status: 'unknown' }, start)).toEqual({ ...before, askAt: 3_630_000 })
})

test('a session that another tab used goes on in quiet', () => {
  const start = unused(3600)
  vi.setSystemTime(3_480_000)
  const end = { endsAt: 7_000_000, endsAtTheLatest: 86_400_000 }
  const answer = { status: 'signed_in', end, person: alice } as const
  expect(nextStanding(firstStanding(start), answer, start)).toEqual({
    status: 'quiet',
    end,
    askAt: 6_880_000,
  })
})

test.each([
  [3_600_500, 'unused'],
  [60_000, 'elsewhere'],
])('a session that is over at %i ms ended for being %s', (now, reason) => {
  const start = unused(3600)
  vi.setSystemTime(now)
  expect(nextStanding(firstStanding(start), { status: 'signed_out' }, start)).toMatchObject({
    status: 'ended',
    reason,
    askAt: Number.POSITIVE_INFINITY,
  })
})

test('the title counts whole minutes', () => {
  const end = { endsAt: 120_000, endsAtTheLatest: 86_400_000 }
  const titleAt = (now: number) =>
    wordsFor({ status: 'warning', end, askAt: 0 }, { idleSeconds: 1800, absoluteSeconds: 86_400 }, now).title
  const left = (title: string) => title.replace('You will be signed out in ', '')
  expect([0, 59_000, 60_000, 89_000, 90_000, 121_000].map((now) => left(titleAt(now)))).toEqual([
    '2 minutes',
    '2 minutes',
    '1 minute',
    '1 minute',
    'less than a minute',
    'less than a minute',
  ])
})

function unused(idleSeconds: number): Start {
  return {
    person: alice,
    idleSeconds,
    end: { endsAt: idleSeconds * 1000, endsAtTheLatest: Math.max(86_400, idleSeconds) * 1000 },
  }
}
