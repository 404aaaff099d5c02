import { expect, test } from 'vitest'
import { readOptions } from '../../../dev/launcher/read-options.ts'

test.each([['--people', '10000'], ['--people=10000']])('%s asks for made-up people', (...words) => {
  expect(readOptions(words)).toEqual({ variables: { IDENTITY_PROVIDER_PEOPLE: '10000' }, faults: [] })
})

test('what is no option is named', () => {
  expect(readOptions(['--persons', '3']).faults[0]).toContain('--persons is no option')
})
