import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// docs/removing.md names what take-out takes out; its own tests hold it.
const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md') && file !== 'removing.md')
    .map((file) => `docs/${file}`),
]

test.each(pages)('%s names no file and links to no page that does not exist', (page) => {
  const text = readFileSync(page, 'utf8')
  const named = [...text.matchAll(/`((?:app|lib|components|dev|test|workshop|docs|cli)\/[\w./[\]-]*)`/g)]
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
  const missing = [
    ...named.map(([, file = '']) => file).filter((file) => !existsSync(file) && !examples.includes(file)),
    ...linked.map(([, file = '']) => path.join(path.dirname(page), file)).filter((file) => !existsSync(file)),
  ]
  expect(missing).toEqual([])
})

/** What the examples add. */
const examples = pages.flatMap(
  (page) => readFileSync(page, 'utf8').match(/(?<=^(?:## Protect a page: |Write )`)[^`]+/gm) ?? [],
)

test('README.md has at most 150 lines', () => {
  expect(readFileSync('README.md', 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})
