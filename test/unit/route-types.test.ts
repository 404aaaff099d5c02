import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const { exclude, include } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {
  exclude: string[]
  include: string[]
}
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { check: string } }

// Next writes a file of types that imports every page, and each mode writes its own.
test('types that next dev wrote of a page that is gone break neither the check nor the build', () => {
  expect(exclude).toContain('.next/dev/types')
})

test('the check writes the types of the build afresh before it reads them', () => {
  expect(include).toContain('.next/types/**/*.ts')
  expect(scripts.check).toMatch(/next typegen && tsc\b/)
})
