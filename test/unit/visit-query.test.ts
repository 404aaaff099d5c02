import { expect, test, vi } from 'vitest'
import { readVisit, withVisit } from '../../app/auth/visit-query.ts'

vi.mock('#lib/env/env.ts', () => ({ env: () => ({ appUrl: new URL('https://app.example.org') }) }))

const noon = Date.UTC(2026, 10, 24, 12) / 1000

test.each([
  ['/dashboard', 'https://app.example.org/dashboard?account_action=mfa&account_outcome=done'],
  [
    '/reports?page=2#end',
    'https://app.example.org/reports?page=2&account_action=mfa&account_outcome=done#end',
  ],
  [
    '/dashboard?account_action=x&account_outcome=y',
    'https://app.example.org/dashboard?account_action=mfa&account_outcome=done',
  ],
])('a visit goes back to %s as %s', (returnTo, address) => {
  expect(withVisit(returnTo, { action: 'mfa', outcome: 'done' })).toBe(address)
})

test('without a visit the way back is as it was', () => {
  expect(withVisit('/reports?page=2#end', undefined)).toBe('/reports?page=2#end')
})

test('without a visit the way back tells of none, whatever a link said', () => {
  const link = '/account?account_action=change_password&tab=1&account_outcome=done'
  expect(withVisit(link, undefined)).toBe('https://app.example.org/account?tab=1')
})

test('a visit is told for a minute after the sign-in that it ended with', () => {
  const query = { account_action: 'mfa', account_outcome: 'done' }
  expect(readVisit(query, noon, noon + 60)).toEqual({ action: 'mfa', outcome: 'done' })
  expect(readVisit(query, noon, noon + 61)).toBeUndefined()
})

test.each([
  [{}],
  [{ account_action: 'mfa' }],
  [{ account_outcome: 'done' }],
  [{ account_action: 'mfa', account_outcome: ['done', 'done'] }],
  [{ account_action: 'registration', account_outcome: 'done' }],
  [{ account_action: 'constructor', account_outcome: 'toString' }],
])('nothing is told of %j', (query) => {
  expect(readVisit(query, noon, noon)).toBeUndefined()
})
