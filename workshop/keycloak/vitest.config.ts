import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import closingLine from '../../test/start/closing-line.ts'

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    name: 'keycloak',
    include: ['workshop/keycloak/**/*.test.ts'],
    pool: 'forks',
    // The files share one Keycloak, and change settings of its realm.
    fileParallelism: false,
    // Keycloak takes 10 s of processor time to start, and some tests start one of their own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    reporters: ['default', closingLine()],
    globalSetup: 'workshop/keycloak/one-keycloak.ts',
  },
})
