import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { NamedTest } from './mutation.ts'

/** Runs just these tests on the build in `folder`; `missing` when no such test ran. */
export function runNamedTests(folder: string, tests: NamedTest[]): TestOutcome[] {
  const report = path.join(folder, 'mutation-report.json')
  rmSync(report, { force: true })
  const files = [...new Set(tests.map(({ file }) => file))]
  const titles = tests.map(({ title }) => escaped(title)).join('|')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
  const reporting = ['--reporter', 'json', '--outputFile', report]
  spawnSync(process.execPath, [...vitest, ...files, '-t', titles, ...reporting], {
    cwd: folder,
    env: { ...process.env, SKIP_BUILD: '1', NODE_ENV: 'test' },
    encoding: 'utf8',
  })
  const results = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults : []
  return tests.map((test) => outcomeOf(test, folder, results))
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
  // An app that does not even start says nothing of the check.
  if (/ended with exit code/.test(reason)) return { colour: 'missing', reason }
  return { colour: assertions.some(({ status }) => status === 'failed') ? 'red' : 'green', reason }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** `reason` is the first line of what failed. */
export type TestOutcome = { colour: 'red' | 'green' | 'missing'; reason: string }

type Report = {
  testResults: {
    name: string
    assertionResults: { title: string; status: string; failureMessages?: string[] }[]
  }[]
}
