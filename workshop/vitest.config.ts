import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import closingLine from '../test/start/closing-line.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const onBuild = ['workshop/development/launcher/**/*.test.ts', 'workshop/fuzz/**/*.test.ts']
const ofCopies = [
  'workshop/without-workshop.test.ts',
  'workshop/building/**/*.test.ts',
  'workshop/take-out/**/*.test.ts',
]
// `npm run keycloak`: it takes Java, and 176 MB from the network.
const onKeycloak = ['workshop/keycloak/**/*.test.ts']

export default defineConfig({
  root,
  // Outside Next's own bundler the package throws on import.
  resolve: { alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', closingLine()],
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['workshop/**/*.test.ts'],
          exclude: [...onBuild, ...ofCopies, ...onKeycloak],
        },
      },
      { extends: true, test: { name: 'build', include: onBuild, globalSetup: 'test/start/build-app.ts' } },
      // A compiler, a linter and the unit tests: seconds, or minutes where the machine is slow.
      { extends: true, test: { name: 'copies', include: ofCopies, testTimeout: 600_000, maxConcurrency: 2 } },
    ],
  },
})
