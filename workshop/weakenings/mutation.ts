import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every patch of a folder by name: which tests must go red with it stands above its first `diff` line. */
export function readMutations(folder: string): Mutation[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.patch'))
  return files.sort().map((name) => readMutation(path.join(folder, name)))
}

function readMutation(file: string): Mutation {
  const header = readFileSync(file, 'utf8').split('\ndiff --git')[0] ?? ''
  const name = path.basename(file, '.patch')
  const tests = [...header.matchAll(/^test: (\S+) > (.+)$/gm)].map(([, testFile = '', title = '']) => ({
    file: testFile,
    title,
  }))
  if (tests.length === 0) throw new Error(`${file} names no test: it needs a line "test: <file> > <title>"`)
  return { name, file, tests }
}

/** One check switched off by a patch, and the tests that must notice. */
export type Mutation = { name: string; file: string; tests: NamedTest[] }

/** `title` is the beginning of the test's own title. */
export type NamedTest = { file: string; title: string }
