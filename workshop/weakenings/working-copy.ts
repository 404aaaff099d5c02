import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { linkTree } from '../../test/start/link-tree.ts'
import { copyCheckout } from '../copy-checkout.ts'
import { applyEdit } from './apply-edit.ts'
import type { Edit } from './read-weakenings.ts'

/** A copy of this repository in a temporary folder, which edits may break and builds may fill. */
export function createWorkingCopy(root: string): WorkingCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'weakenings-'))
  copyCheckout(root, folder)
  // Hard links, since Turbopack compiles nothing behind a symbolic link out of the project.
  linkTree(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  copyFileSync(
    path.join(import.meta.dirname, 'lenient-grant.ts'),
    path.join(folder, 'lib/oidc/lenient-grant.ts'),
  )
  ignoreTypeErrors(folder)
  return {
    folder,
    apply: (edits) => apply(folder, edits),
    build: () => build(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Edits leave imports and values unused, which is no reason not to build. */
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

/** Applies the edits and returns what takes them back. Throws, with nothing changed, where one finds no place. */
function apply(folder: string, edits: Edit[]): () => void {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (const edit of edits) {
    const place = path.join(folder, edit.file)
    if (!before.has(place)) before.set(place, readFileSync(place, 'utf8'))
    after.set(place, applyEdit(after.get(place) ?? before.get(place) ?? '', edit))
  }
  write(after)
  return () => write(before)
}

function write(texts: Map<string, string>): void {
  for (const [place, text] of texts) writeFileSync(place, text)
}

function build(folder: string): Outcome {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'build'],
    { cwd: folder, env, encoding: 'utf8' },
  )
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

export type WorkingCopy = {
  folder: string
  apply(edits: Edit[]): () => void
  build(): Outcome
  remove(): void
}

export type Outcome = { ok: boolean; output: string }
