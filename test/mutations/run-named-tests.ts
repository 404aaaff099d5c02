import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { NamedTest } from './mutation.ts'

/** Runs just these tests on the build in `folder`. Gives each one's colour; `missing` when no such test ran. */
export function runNamedTests(folder: string, tests: NamedTest[]): Colour[] {
  const report = path.join(folder, 'mutation-report.json')
  rmSync(report, { force: true })
  const files = [...new Set(tests.map(({ file }) => file))]
  const titles = tests.map(({ title }) => escaped(title)).join('|')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
  const reporting = ['--reporter', 'json', '--outputFile', report]
  spawnSync(process.execPath, [...vitest, '--project', 'app', ...files, '-t', titles, ...reporting], {
    cwd: folder,
    env: { ...process.env, SKIP_BUILD: '1', NODE_ENV: 'test' },
    encoding: 'utf8',
  })
  const results = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults : []
  return tests.map((test) => colourOf(test, folder, results))
}

function colourOf(test: NamedTest, folder: string, results: Report['testResults']): Colour {
  const assertions = results
    .filter(({ name }) => path.relative(folder, name) === test.file)
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(
      ({ title, status }) => title.startsWith(test.title) && (status === 'passed' || status === 'failed'),
    )
  if (assertions.length === 0) return 'missing'
  // An app that does not even start says nothing of the check.
  if (assertions.some(({ failureMessages = [] }) => /ended with exit code/.test(failureMessages.join()))) {
    return 'missing'
  }
  return assertions.some(({ status }) => status === 'failed') ? 'red' : 'green'
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export type Colour = 'red' | 'green' | 'missing'

type Report = {
  testResults: {
    name: string
    assertionResults: { title: string; status: string; failureMessages?: string[] }[]
  }[]
}
