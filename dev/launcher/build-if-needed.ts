import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Builds the app when there is no build, or one older than a source. Returns the fault when it does not build. */
export function buildIfNeeded(): string[] {
  const built = modifiedAt('.next/BUILD_ID')
  if (built > 0 && sources.every((source) => newest(source) <= built)) return []
  process.stdout.write('Building the app, since there is no build of these sources yet …\n')
  const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  return status === 0 ? [] : [`The app does not build: next build ended with exit code ${status}.`]
}

const sources = ['app', 'components', 'lib', 'instrumentation.ts', 'next.config.mjs', 'package-lock.json']

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return modifiedAt(path)
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(...inside.map((name) => modifiedAt(join(path, name))))
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
