import { describe, expect, test } from 'vitest'
import { readErrorQuery } from '../../../app/auth/error/error-query.ts'
import { initials } from '../../../components/dashboard/initials.ts'
import { signedInWith } from '../../../components/dashboard/signed-in-with.ts'
import { clock, day, duration } from '../../../components/time/words.ts'

const noon = Date.UTC(2026, 10, 24, 12) / 1000
const aDay = 86_400

test.each([
  [noon, 'today'],
  [noon - aDay, 'yesterday'],
  [noon + aDay / 2, 'tomorrow'],
  [noon - 2 * aDay, '22 November 2026'],
])('%i is called %s', (at, word) => {
  expect(day(at, noon)).toBe(word)
})

test('a time has the 24-hour clock', () => {
  expect(clock(noon - 9 * 3600 + 41 * 60)).toBe('03:41')
})

test.each([
  [1800, '30 minutes'],
  [3600, '1 hour'],
  [aDay, '24 hours'],
  [7 * aDay, '7 days'],
  [90, '90 seconds'],
  [5400, '90 minutes'],
])('%i seconds are called %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})

describe('signed in with', () => {
  test.each([
    [undefined, []],
    [['pwd'], ['Password']],
    [
      ['pwd', 'otp', 'mfa'],
      ['Password', 'one-time code'],
    ],
    [
      ['pwd', 'mfa'],
      ['Password', 'more than one factor'],
    ],
    [
      ['urn:x', 'pwd'],
      ['urn:x', 'password'],
    ],
    [['constructor'], ['constructor']],
  ])('%j gives %j', (amr, methods) => {
    expect(signedInWith(amr)).toEqual(methods)
  })
})

test.each([
  ['Alice Example', 'AE'],
  ['Alice Maria Example', 'AE'],
  ['alice@example.test', 'A'],
  ['Łukasz', 'Ł'],
  ['山田 太郎', '山太'],
  ['\u202e<b> 1', 'B1'],
  ['***', '–'],
  [undefined, '–'],
])('the initials of %j are %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

describe('the address of the error page', () => {
  test('gives our own code and the exact form of a reference', () => {
    const query = { code: 'access_denied', reference: 'K7QM-2V9X' }
    expect(readErrorQuery(query)).toEqual(query)
  })

  test.each([
    [{}],
    [{ code: 'made_up', reference: '<b>' }],
    [{ code: ['access_denied', 'access_denied'], reference: ['K7QM-2V9X', 'K7QM-2V9X'] }],
    [{ code: 'toString', reference: 'K7QM-2V9X\n' }],
    [{ code: 'ACCESS_DENIED', reference: 'k7qm-2v9x' }],
  ])('gives nothing of %j', (query) => {
    expect(readErrorQuery(query)).toEqual({ code: undefined, reference: undefined })
  })
})
