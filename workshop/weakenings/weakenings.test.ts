import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { applyEdit } from './apply-edit.ts'
import { isNamed, listTests } from './list-tests.ts'
import { readPage, readWeakenings } from './read-weakenings.ts'

const root = path.join(import.meta.dirname, '../..')
const weakenings = readWeakenings()

test('each weakening has a name of its own', () => {
  const names = weakenings.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('each edit of each weakening finds its text exactly once', () => {
  const astray = weakenings.flatMap(({ name, edits }) =>
    edits.flatMap((edit) => {
      const file = path.join(root, edit.file)
      if (!existsSync(file)) return [`${name}: ${edit.file} is missing`]
      try {
        applyEdit(readFileSync(file, 'utf8'), edit)
        return []
      } catch (thrown) {
        return [`${name}: ${(thrown as Error).message}`]
      }
    }),
  )
  expect(astray).toEqual([])
})

test('each test that a weakening names exists', () => {
  const named = weakenings.flatMap(({ name, tests }) => tests.map((each) => ({ name, ...each })))
  const files = named.map(({ file }) => file).filter((file) => existsSync(path.join(root, file)))
  const listed = listTests(root, files)
  const missing = named.filter((each) => !listed.some((test) => isNamed(test, each)))
  expect(missing.map(({ name, file, title }) => `${name}: ${file} > ${title}`)).toEqual([])
})

test('a text that stands twice, or nowhere, is not edited', () => {
  const edit = { file: 'a.ts', find: 'if (x) return', replace: '' }
  expect(() => applyEdit('if (x) return\nif (x) return\n', edit)).toThrow('a.ts has it 2 times')
  expect(() => applyEdit('if (y) return\n', edit)).toThrow('a.ts has it 0 times')
})

test('white space does not count, and a block with new lines only goes to the top', () => {
  const edit = { file: 'a.ts', find: 'one(\n  two,\n)', replace: 'three()' }
  expect(applyEdit('  one(\n    two,\n  )\n', edit)).toBe('  three()\n')
  expect(applyEdit('rest', { file: 'a.ts', find: '', replace: 'import' })).toBe('import\nrest')
})

test('a page is read as it is written', () => {
  const page = `# Topic

## name

What is checked.

Why two edits.

- test/a.test.ts > a title > with an arrow

\`lib/a.ts\`

\`\`\`diff
  kept
- before
+ after
\`\`\`
`
  expect(readPage(page)).toEqual([
    {
      name: 'name',
      check: 'What is checked.',
      tests: [{ file: 'test/a.test.ts', title: 'a title > with an arrow' }],
      edits: [{ file: 'lib/a.ts', find: 'kept\nbefore', replace: 'kept\nafter' }],
    },
  ])
  expect(() => readPage('## name\n\nNothing else.\n')).toThrow('The weakening name needs')
})
