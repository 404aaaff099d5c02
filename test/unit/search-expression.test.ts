import { expect, test } from 'vitest'
import { searchExpression } from '#lib/directory/search-expression.ts'

test('every word must begin a name, the address or the login', () => {
  expect(searchExpression('alice ex', undefined)).toBe(
    '(profile.firstName sw "alice" or profile.lastName sw "alice" or profile.email sw "alice" or profile.login sw "alice")' +
      ' and (profile.firstName sw "ex" or profile.lastName sw "ex" or profile.email sw "ex" or profile.login sw "ex")',
  )
})

test('without words and status the search is for all people, the deactivated too', () => {
  expect(searchExpression('  ', undefined)).toBe('lastUpdated gt "1970-01-01T00:00:00.000Z"')
})

test('a status narrows the search', () => {
  expect(searchExpression('', 'locked_out')).toBe('status eq "LOCKED_OUT"')
})

test.each([
  '"',
  '\\',
  '\\"',
  '"or"1"eq"1',
  'x")or(status',
  '\u0000"\u0007',
  '\ud800"',
  'Ωμέγα"李',
  '") or status pr or ("',
])('nothing of %j becomes an operator', (text) => {
  const expression = searchExpression(text, 'active') ?? ''
  const strings = expression.match(/"(?:[^"\\]|\\.)*"/g) ?? []
  const rest = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  expect(rest).toMatch(
    /^status eq ""( and \(profile\.firstName sw "" or profile\.lastName sw "" or profile\.email sw "" or profile\.login sw ""\))*$/,
  )
  for (const string of strings) expect(() => JSON.parse(string)).not.toThrow()
})

test('a search of 2 kB matches no one, without a call to the directory', () => {
  expect(searchExpression('a'.repeat(2048), undefined)).toBeUndefined()
})

test('of a hundred words the first ten are searched', () => {
  expect(searchExpression('a '.repeat(100), undefined)).toBe(searchExpression('a '.repeat(10), undefined))
})

test('no search makes an address that servers refuse', () => {
  for (const text of [
    '李'.repeat(200),
    '"'.repeat(200),
    `${'👩 '.repeat(10)}${'👩'.repeat(85)}`,
    'ab '.repeat(10),
  ]) {
    expect(encodeURIComponent(searchExpression(text, 'active') ?? '').length).toBeLessThan(8000)
  }
})
