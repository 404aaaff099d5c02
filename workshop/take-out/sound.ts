import { run } from './run.ts'

/** What is wrong where nothing is. */
export const sound = { missing: [], unknown: [], mentions: [], unused: [], check: '' }

/** Runs `npm run test:fast` in a copy, and the tests of the pages that are written. Gives what fails. */
export async function fastTests(folder: string): Promise<string> {
  const pages = ['workshop/docs/', 'workshop/weakenings/']
  const ofPages = await vitest(folder, 'workshop', ['--project', 'plain', ...pages, '-t', textsOnly])
  return ofPages + (await vitest(folder, 'test', projects('unit', 'plain', 'oidc')))
}

/** Runs the unit tests of a copy. Gives what fails. */
export function unitTestsOf(folder: string): Promise<string> {
  return vitest(folder, 'test', [...projects('unit', 'plain'), 'test/unit'])
}

/** Runs what a copy has in browsers, on a build of its own. Gives what fails. */
export function browserTests(folder: string): Promise<string> {
  return vitest(folder, 'test', projects('browser'))
}

// Whether each test that a weakening names exists is asked of Vitest, for minutes; take-out reads the same from the texts.
const textsOnly = '^(?!each test that a weakening names)'

function projects(...names: string[]): string[] {
  return names.flatMap((name) => ['--project', name])
}

async function vitest(folder: string, kind: 'test' | 'workshop', asked: string[]): Promise<string> {
  const parameters = ['run', '--config', `${kind}/vitest.config.ts`, ...asked]
  const { code, output } = await run(folder, 'node_modules/vitest/vitest.mjs', parameters)
  return code === 0 ? '' : output
}
