import { beforeEach } from 'vitest'
import { outputFromNow } from './log-of-test.ts'

// Vitest loads this file before each test file. What the apps wrote during a test is printed when it fails.
beforeEach(({ onTestFailed }) => {
  const written = outputFromNow()
  onTestFailed(({ task }) => {
    process.stderr.write(`\n${task.name}\n${written() || 'No app wrote anything.\n'}`)
  })
})
