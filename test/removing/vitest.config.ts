import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import closingLine from '../start/closing-line.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'removing',
    include: ['test/removing/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    maxConcurrency: 2,
    // A compiler, a linter and a build for each: seconds here, minutes where the machine is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', closingLine()],
  },
})
