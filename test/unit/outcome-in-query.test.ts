import { expect, test, vi } from 'vitest'
import { readOutcome, withOutcome, withoutOutcome } from '#lib/sign-in/outcome-in-query.ts'

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
])('an outcome returns to %s as %s', (returnTo, address) => {
  expect(withOutcome(returnTo, { action: 'mfa', outcome: 'done' })).toBe(address)
})

test('without an outcome the address stays as it is', () => {
  expect(withoutOutcome('/reports?page=2#end')).toBe('/reports?page=2#end')
})

test('without an outcome the address has none, also where a link had one', () => {
  const link = '/account?account_action=change_password&tab=1&account_outcome=done'
  expect(withoutOutcome(link)).toBe('https://app.example.org/account?tab=1')
})

test('an outcome is shown for a minute after the sign-in that brought it', () => {
  const query = { account_action: 'mfa', account_outcome: 'done' }
  expect(readOutcome(query, noon, noon + 60)).toEqual({ action: 'mfa', outcome: 'done' })
  expect(readOutcome(query, noon, noon + 61)).toBeUndefined()
})

test.each([
  [{}],
  [{ account_action: 'mfa' }],
  [{ account_outcome: 'done' }],
  [{ account_action: 'mfa', account_outcome: ['done', 'done'] }],
  [{ account_action: 'registration', account_outcome: 'done' }],
  [{ account_action: 'constructor', account_outcome: 'toString' }],
])('%j is no outcome', (query) => {
  expect(readOutcome(query, noon, noon)).toBeUndefined()
})
