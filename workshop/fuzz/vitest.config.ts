import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import closingLine from '../../test/start/closing-line.ts'

const seconds = process.env['FUZZ_SECONDS'] ?? '60'
const seed = process.env['FUZZ_SEED'] ?? String(randomInt(2 ** 31))
process.stdout.write(`Fuzzing for ${seconds} s. The same inputs again: FUZZ_SEED=${seed} npm run fuzz\n`)

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'fuzz',
    include: ['workshop/fuzz/**/*.test.ts', 'test/protocol/interleavings.test.ts'],
    pool: 'forks',
    env: { FUZZ_SECONDS: seconds, FUZZ_SEED: seed, INTERLEAVINGS: '1000' },
    // Shrinking a failing input takes time.
    testTimeout: Number(seconds) * 1000 + 60_000,
    hookTimeout: 240_000,
    reporters: ['default', closingLine()],
    globalSetup: 'test/start/build-app.ts',
  },
})
