import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { providersPage } from '../docs/providers-page.ts'

test('docs/providers.md is what `npm run docs:providers` writes', () => {
  expect(readFileSync('docs/providers.md', 'utf8')).toBe(providersPage())
})
