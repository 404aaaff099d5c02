import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { removingPage } from './removing-page.ts'

test('docs/removing.md says what cli/take-out/capabilities/ holds', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/removing.md'), 'utf8')
  expect(page, 'npm run docs:removing in workshop/ writes it').toBe(removingPage())
})
