import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.ts'

/** What is wrong where nothing is. */
export const sound = { missing: [], unknown: [], mentions: [], unused: [], check: '' }

/** Runs `npm run test:fast` in a copy, and the tests of the pages that are written. Gives what fails. */
export async function fastTests(folder: string): Promise<string> {
  const others = ['test/session-store', 'test/directory', 'test/upgrade', 'test/oidc']
  const pages = ['workshop/docs/', 'workshop/weakenings/']
  return failuresOf([
    () => vitest(folder, 'workshop', ['--project', 'plain', ...pages, '-t', textsOnly]),
    ...unitTests(folder),
    () => vitest(folder, 'test', ['--project', 'plain', '--project', 'oidc', ...others]),
  ])
}

/** Runs the unit tests of a copy. Gives what fails. */
export function unitTestsOf(folder: string): Promise<string> {
  return failuresOf(unitTests(folder))
}

/** Runs what a copy has in browsers, on a build of its own. Gives what fails. */
export function browserTests(folder: string): Promise<string> {
  return failuresOf([() => vitest(folder, 'test', ['--project', 'browser'])])
}

// Whether each test that a weakening names exists is asked of Vitest, for minutes; take-out reads the same from the texts.
const textsOnly = '^(?!each test that a weakening names)'

/** Most unit tests share a process, which costs a third. Those that set its environment or replace modules have their own. */
function unitTests(folder: string): (() => Promise<string>)[] {
  const files = readdirSync(path.join(folder, 'test/unit'), { recursive: true, encoding: 'utf8' })
  const tests = files.filter((file) => file.endsWith('.test.ts')).map((file) => `test/unit/${file}`)
  const alone = tests.filter((file) =>
    /\bvi\.|process\.env/.test(readFileSync(path.join(folder, file), 'utf8')),
  )
  const sharing = tests.filter((file) => !alone.includes(file))
  return [
    () => vitest(folder, 'test', ['--project', 'plain', '--no-isolate', ...sharing]),
    () => vitest(folder, 'test', ['--project', 'plain', ...alone]),
  ]
}

async function failuresOf(runs: (() => Promise<string>)[]): Promise<string> {
  const failures: string[] = []
  for (const each of runs) failures.push(await each())
  return failures.join('')
}

async function vitest(folder: string, kind: 'test' | 'workshop', asked: string[]): Promise<string> {
  const parameters = ['run', '--config', `${kind}/vitest.config.ts`, ...asked]
  const { code, output } = await run(folder, 'node_modules/vitest/vitest.mjs', parameters)
  return code === 0 ? '' : output
}
