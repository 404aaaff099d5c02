import type { Reporter, TestModule } from 'vitest/node'

/**
 * Prints `N passed, N failed` (and `, N skipped` if any) alone on the last line, however the run ends. A file that
 * cannot be loaded and an error outside any test count as failures.
 */
export default function closingLine(): Reporter {
  const { counts } = theOneRun()
  return {
    onTestRunEnd(modules, unhandledErrors) {
      Object.assign(counts, { passed: 0, failed: unhandledErrors.length, skipped: 0 })
      for (const module of modules) count(module, counts)
    },
  }
}

/** Vitest reads its configuration once for every project, and with it makes a reporter: there is one line all the same. */
function theOneRun(): { counts: Counts } {
  const shared = globalThis as { closingLineOfTheRun?: { counts: Counts } }
  if (shared.closingLineOfTheRun) return shared.closingLineOfTheRun
  const counts = { passed: 0, failed: 0, skipped: 0 }
  process.once('exit', (code) => {
    if (code !== 0 && counts.failed === 0) counts.failed = 1
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`)
  })
  shared.closingLineOfTheRun = { counts }
  return shared.closingLineOfTheRun
}

function count(module: TestModule, counts: Counts): void {
  counts.failed += module.errors().length
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed' || state === 'failed') counts[state] += 1
    else counts.skipped += 1
  }
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
}

type Counts = { passed: number; failed: number; skipped: number }
