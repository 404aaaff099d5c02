import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import closingLine from './start/closing-line.ts'
import { testsThatShare } from './start/tests-that-share.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const withoutApp = ['unit', 'session-store', 'directory', 'upgrade'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)
const sharing = testsThatShare(root, ['test/unit', 'test/session-store'])
const inProcess = ['test/oidc/**/*.test.ts']
const inBrowser = ['test/browser/**/*.test.ts']

export default defineConfig({
  root,
  // Outside Next's own bundler the package throws on import.
  resolve: { alias: { 'server-only': path.join(root, 'node_modules/server-only/empty.js') } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // They end what hangs, and bound nothing that the product promises: where the machine is slow, one app takes
    // half a minute to start.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ['default', closingLine()],
    projects: [
      { extends: true, test: { name: 'unit', include: sharing, isolate: false } },
      { extends: true, test: { name: 'plain', include: withoutApp, exclude: sharing } },
      // Rows that wait for a provider that hangs wait together.
      { extends: true, test: { name: 'oidc', include: inProcess, isolate: false, maxConcurrency: 12 } },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          // Files share this process, and with it the apps of test/protocol/shared-apps.ts.
          isolate: false,
          exclude: [...withoutApp, ...inProcess, ...inBrowser],
          setupFiles: 'test/start/print-log-of-failures.ts',
          globalSetup: 'test/start/build-app.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: inBrowser,
          // Files share this process, and with it a Chromium and what connects to the shared stacks.
          isolate: false,
          setupFiles: 'test/start/print-log-of-failures.ts',
          globalSetup: [
            'test/start/chromium/require-chromium.ts',
            'test/start/build-app.ts',
            'test/browser/shared/serve.ts',
          ],
        },
      },
    ],
  },
})
