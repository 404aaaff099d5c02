import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { symptoms } from '../../lib/oidc/symptoms/symptoms.ts'
import { errorsPage } from '../docs/errors-page.ts'

test('docs/errors.md is what `npm run docs:errors` writes', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorsPage())
})

test('docs/errors.md has every symptom of every provider', () => {
  const page = errorsPage()
  for (const { cause, fix } of Object.values(symptoms).flat()) {
    expect(page).toContain(cause)
    expect(page).toContain(fix)
  }
})
