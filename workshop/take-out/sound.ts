import { run } from './run.ts'

/** What is wrong where nothing is. */
export const sound = { missing: [], unknown: [], mentions: [], unused: [], check: '' }

/**
 * Runs the tests of a copy that need neither a build nor a browser, with those of the written pages and the weakenings. Gives what
 * fails.
 */
export async function fastTests(folder: string, ...files: string[]): Promise<string> {
  const fast = ['run', '--config', 'test/vitest.config.ts', '--project', 'plain', ...files]
  const about = ['workshop/docs', 'workshop/weakenings']
  const pages = ['run', '--config', 'workshop/vitest.config.ts', '--project', 'plain', ...about]
  const ended = [await run(folder, vitest, fast), await run(folder, vitest, pages)]
  return ended.map(({ code, output }) => (code === 0 ? '' : output)).join('')
}

const vitest = 'node_modules/vitest/vitest.mjs'
