import { expect, test } from 'vitest'
import { matches } from '../../../dev/identity-provider/management/search/matches.ts'
import { parseFilter } from '../../../dev/identity-provider/management/search/parse-filter.ts'

const person: Record<string, string[]> = {
  status: ['ACTIVE'],
  'profile.firstName': ['Zoë'],
  'profile.lastName': ['O"Brien \\ Sons'],
  'profile.email': ['zoe@example.test'],
  lastUpdated: ['2026-01-02T03:04:05.000Z'],
}

test.each([
  'status eq "ACTIVE"',
  'profile.firstName sw "zO"',
  'profile.firstName EQ "ZOË"',
  String.raw`profile.lastName eq "o\"brien \\ sons"`,
  'profile.email co "@example"',
  'profile.email ew ".test"',
  'profile.email pr',
  'status ne "SUSPENDED"',
  'profile.city ne "Rome"',
  'lastUpdated gt "2026-01-01T00:00:00.000Z" and lastUpdated le "2026-01-02T03:04:05Z"',
  'status eq "SUSPENDED" or status eq "ACTIVE" and profile.email pr',
  '(status eq "SUSPENDED" or status eq "ACTIVE") and (profile.firstName sw "Z")',
])('matches: %s', (text) => {
  expect(answer(text)).toBe(true)
})

test.each([
  'status eq "SUSPENDED"',
  'profile.city pr',
  'profile.city eq ""',
  'status eq "ACTIVE" and profile.firstName sw "x"',
  '(status eq "ACTIVE" or status eq "SUSPENDED") and profile.firstName sw "x"',
  String.raw`profile.firstName sw "x\" or status eq \"ACTIVE"`,
])('does not match: %s', (text) => {
  expect(answer(text)).toBe(false)
})

test.each([
  '',
  '  ',
  'status',
  'status eq',
  'status eq ACTIVE',
  'status is "ACTIVE"',
  'status eq "ACTIVE',
  'status eq "ACTIVE" "again"',
  'status eq "ACTIVE" and',
  'and status eq "ACTIVE"',
  'not (status eq "ACTIVE")',
  '(status eq "ACTIVE"',
  'status eq "ACTIVE")',
  'status eq "ACTIVE" ")"',
  '("status" eq "ACTIVE")',
  'profile.firstName sw "x" or 1=1',
  String.raw`status eq "\x"`,
  `${'('.repeat(5000)}status pr${')'.repeat(5000)}`,
])('is refused: %s', (text) => {
  expect(parseFilter(text)).toBeUndefined()
})

test('is parsed in time that grows with its length only', () => {
  const before = process.cpuUsage()
  parseFilter(`status eq "${'\\\\'.repeat(50_000)}`)
  parseFilter(' '.repeat(100_000))
  parseFilter(Array.from({ length: 10_000 }, () => 'status eq "ACTIVE"').join(' or '))
  // Of the processor: on a busy machine the clock tells how long others had it.
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000)
})

function answer(text: string): boolean {
  const filter = parseFilter(text)
  if (!filter) throw new Error(`refused: ${text}`)
  return matches(filter, (attribute) => person[attribute] ?? [])
}
