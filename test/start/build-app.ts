import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Builds the app once for all tests that need it. `SKIP_BUILD=1` takes the build that is there. */
export default function buildApp(): void {
  const build = globalThis as { builtForTests?: true }
  if (build.builtForTests || (process.env['SKIP_BUILD'] === '1' && existsSync('.next/BUILD_ID'))) return
  process.stdout.write('Building the app for the tests. SKIP_BUILD=1 takes the build that is there.\n')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'build'],
    {
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
    },
  )
  if (status !== 0) {
    process.stderr.write(
      `${stdout}${stderr}\nThe app does not build: next build ended with exit code ${status}.\n`,
    )
    process.exit(1)
  }
  build.builtForTests = true
}
