import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { linkTree } from '../../test/start/link-tree.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { copyCheckout } from '../copy-checkout.ts'
import { insertBelow, readExamples } from './read-examples.ts'

const root = path.join(import.meta.dirname, '../..')
const folder = temporaryFolder()
const page = readFileSync(path.join(root, 'docs/building.md'), 'utf8')
const examples = readExamples(page)

// Follows docs/building.md in a copy of the sources.
copyCheckout(root, folder)
// Hard links, since Turbopack compiles nothing behind a symbolic link out of the project.
linkTree(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
for (const { file, below, text } of examples) {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, below === undefined ? text : insertBelow(readFileSync(target, 'utf8'), below, text))
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every block that names a file is read as an example', () => {
  expect(examples.length).toBe(page.match(/^(Write|In) `/gm)?.length)
})

test.each([
  ['the linter', ['@biomejs/biome/bin/biome', 'check', '.']],
  ['the compiler', ['typescript/bin/tsc', '--noEmit']],
  ['the unit tests', ['vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', 'test/unit']],
])('the examples of docs/building.md pass %s', (_name, [program = '', ...parameters]) => {
  expect(run(program, parameters)).toBe('')
})

test('the examples do what docs/building.md says, in the built app and a browser', () => {
  const journey = readFileSync(path.join(import.meta.dirname, 'reports-journey.ts'), 'utf8')
  writeFileSync(path.join(folder, 'test/browser/reports-journey.test.ts'), journey)
  const tests = ['test/protocol/reports.test.ts', 'test/browser/reports-journey.test.ts']
  expect(run('vitest/vitest.mjs', ['run', '--config', 'test/vitest.config.ts', ...tests])).toBe('')
})

/** What the program says when it fails; nothing when it ends well. */
function run(program: string, parameters: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join('node_modules', program), ...parameters],
    { cwd: folder, env: environment(), encoding: 'utf8' },
  )
  return status === 0 ? '' : `${stdout}${stderr}`
}

/** Without the variables that Vitest sets, by which a second Vitest would take itself for a worker. */
function environment(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name))
  return { ...Object.fromEntries(given), NODE_ENV: 'test', NO_COLOR: '1' }
}
