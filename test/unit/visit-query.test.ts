import { expect, test, vi } from 'vitest'
import { readVisit, withVisit } from '../../app/auth/visit-query.ts'

vi.mock('#lib/env/env.ts', () => ({ env: () => ({ appUrl: new URL('https://app.example.org') }) }))

const noon = Date.UTC(2026, 10, 24, 12) / 1000

test.each([
  ['/dashboard', 'https://app.example.org/dashboard?action=mfa&outcome=done'],
  ['/reports?page=2#end', 'https://app.example.org/reports?page=2&action=mfa&outcome=done#end'],
  ['/dashboard?action=x&outcome=y', 'https://app.example.org/dashboard?action=mfa&outcome=done'],
])('a visit goes back to %s as %s', (returnTo, address) => {
  expect(withVisit(returnTo, { action: 'mfa', outcome: 'done' })).toBe(address)
})

test('without a visit the way back is as it was', () => {
  expect(withVisit('/reports?page=2#end', undefined)).toBe('/reports?page=2#end')
})

test('a visit is told for a minute after the sign-in that it ended with', () => {
  const query = { action: 'mfa', outcome: 'done' }
  expect(readVisit(query, noon, noon + 60)).toEqual(query)
  expect(readVisit(query, noon, noon + 61)).toBeUndefined()
})

test.each([
  [{}],
  [{ action: 'mfa' }],
  [{ outcome: 'done' }],
  [{ action: 'mfa', outcome: ['done', 'done'] }],
  [{ action: 'registration', outcome: 'done' }],
  [{ action: 'constructor', outcome: 'toString' }],
])('nothing is told of %j', (query) => {
  expect(readVisit(query, noon, noon)).toBeUndefined()
})
