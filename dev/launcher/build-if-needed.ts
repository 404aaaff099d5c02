import { spawn } from 'node:child_process'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { next } from './next.ts'

/** Builds the app when there is no build, or one older than a source. Returns the fault when it does not build. */
export async function buildIfNeeded(): Promise<string[]> {
  const built = modifiedAt(buildId)
  if (built > 0 && sources.every((source) => newest(source) <= built)) return []
  process.stdout.write('Building the app, since there is no build of these sources yet …\n')
  const build = spawn(process.execPath, [...next, 'build'], {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const code = await new Promise((resolve) => build.once('exit', resolve))
  if (code === 0) return []
  // A failed build leaves files behind that the next start must not take for a build.
  rmSync(buildId, { force: true })
  return [`The app does not build: next build ended with exit code ${code}.`]
}

const buildId = '.next/BUILD_ID'
const sources = [
  'app',
  'components',
  'lib',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

/** Includes folders: removing a file changes only its folder's time. */
function newest(path: string): number {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return modifiedAt(path)
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(modifiedAt(path), ...inside.map((name) => modifiedAt(join(path, name))))
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
