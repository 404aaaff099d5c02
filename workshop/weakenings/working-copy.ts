import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { linkTree } from '../../test/start/link-tree.ts'

/** A copy of this repository in a temporary folder, which patches may break and builds may fill. */
export function createWorkingCopy(root: string): WorkingCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'mutations-'))
  const left = new Set(['node_modules', '.next', '.git', '.data'])
  for (const entry of readdirSync(root)) {
    if (!left.has(entry)) cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true })
  }
  // Turbopack compiles nothing behind a symbolic link that leaves the project: so hard links.
  linkTree(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  copyFileSync(
    path.join(root, 'workshop/weakenings/lenient-grant.ts'),
    path.join(folder, 'lib/oidc/lenient-grant.ts'),
  )
  ignoreTypeErrors(folder)
  return {
    folder,
    apply: (patch) => run(folder, 'git', ['apply', '--whitespace=nowarn', patch]),
    revert: (patch) => run(folder, 'git', ['apply', '--reverse', '--whitespace=nowarn', patch]),
    build: () => run(folder, process.execPath, ['node_modules/next/dist/bin/next', 'build']),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A patch leaves imports and values unused, which is no reason not to build. */
function ignoreTypeErrors(folder: string): void {
  renameSync(path.join(folder, 'next.config.mjs'), path.join(folder, 'next.config.original.mjs'))
  writeFileSync(
    path.join(folder, 'next.config.mjs'),
    `import original from './next.config.original.mjs'
export default {
  ...original,
  typescript: { ignoreBuildErrors: true },
  experimental: { ...original.experimental, turbopackFileSystemCacheForBuild: true },
}
`,
  )
}

function run(folder: string, program: string, parameters: string[]): Outcome {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(program, parameters, { cwd: folder, env, encoding: 'utf8' })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

export type WorkingCopy = {
  folder: string
  apply(patch: string): Outcome
  revert(patch: string): Outcome
  build(): Outcome
  remove(): void
}

export type Outcome = { ok: boolean; output: string }
