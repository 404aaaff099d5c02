import { expect, test } from 'vitest'
import { safeReturnTo } from '#lib/session/return-to.ts'

const appUrl = new URL('https://app.example.org')

test.each([
  ['/', '/'],
  ['/reports?year=2026&q=a%20b#top', '/reports?year=2026&q=a%20b#top'],
  ['/a/../b', '/b'],
  ['/authors', '/authors'],
  ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
])('%s is a path of ours', (value, path) => {
  expect(safeReturnTo(value, appUrl)).toBe(path)
})

test.each([
  undefined,
  '',
  'reports',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' /reports',
  '/auth/login',
  '/auth/logout?x',
  '/AUTH/login',
  '/x/../auth/callback?code=1',
  '/\u0000',
  `/${'a'.repeat(1500)}`,
  `/search?q=${'日'.repeat(200)}`,
])('%j leads to the fallback', (value) => {
  expect(safeReturnTo(value, appUrl)).toBe('/dashboard')
})
