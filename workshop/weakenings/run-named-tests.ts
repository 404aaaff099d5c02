import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { NamedTest } from './read-weakenings.ts'

/** Runs only these tests, on the build in `folder`. */
export function runNamedTests(folder: string, tests: NamedTest[]): TestOutcome[] {
  const results = ['test/vitest.config.ts', 'workshop/vitest.config.ts'].flatMap((config) => {
    const ofConfig = tests.filter(({ file }) => file.startsWith(path.dirname(config)))
    return ofConfig.length > 0 ? run(folder, config, ofConfig) : []
  })
  return tests.map((test) => outcomeOf(test, folder, results))
}

function run(folder: string, config: string, tests: NamedTest[]): Report['testResults'] {
  const report = path.join(folder, 'weakening-report.json')
  rmSync(report, { force: true })
  const files = [...new Set(tests.map(({ file }) => file))]
  const titles = tests.map(({ title }) => escaped(title)).join('|')
  spawnSync(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...files, '-t', titles],
      ...['--reporter', 'json', '--outputFile', report],
    ],
    { cwd: folder, env: { ...process.env, SKIP_BUILD: '1', NODE_ENV: 'test' }, encoding: 'utf8' },
  )
  return existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults : []
}

function outcomeOf(test: NamedTest, folder: string, results: Report['testResults']): TestOutcome {
  const assertions = results
    .filter(({ name }) => path.relative(folder, name) === test.file)
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(
      ({ title, status }) => title.startsWith(test.title) && (status === 'passed' || status === 'failed'),
    )
  if (assertions.length === 0) return { colour: 'missing', reason: 'no such test ran' }
  const failures = assertions.flatMap(({ failureMessages = [] }) => failureMessages)
  const [reason = ''] = (failures[0] ?? '').split('\n')
  // An app that does not even start says nothing about the check.
  if (/ended with exit code/.test(reason)) return { colour: 'missing', reason }
  return { colour: assertions.some(({ status }) => status === 'failed') ? 'red' : 'green', reason }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** `reason` is the first line of the failure. */
export type TestOutcome = { colour: 'red' | 'green' | 'missing'; reason: string }

type Report = {
  testResults: {
    name: string
    assertionResults: { title: string; status: string; failureMessages?: string[] }[]
  }[]
}
