import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packagesIn } from './rules/manifest.ts'
import type { Tree } from './tree.ts'

/** Lets `use` work in a copy of the last commit, with the packages of the checkout. The copy is then removed. */
export async function withCopy<Result>(
  root: string,
  use: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'take-out-'))
  try {
    git(root, ['-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--quiet', '--detach', folder, 'HEAD'])
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
    // Next and the compiler write them, and git ignores them.
    for (const file of ['next-env.d.ts', 'tsconfig.tsbuildinfo'])
      if (existsSync(path.join(root, file))) copyFileSync(path.join(root, file), path.join(folder, file))
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    git(root, ['worktree', 'prune'])
  }
}

/** Makes a copy hold the tree `after`, formatted, with a lockfile that fits. */
export function write(folder: string, before: Tree, after: Tree): void {
  const changed = [...after].filter(([file, text]) => before.get(file) !== text)
  for (const file of before.keys()) if (!after.has(file)) rmSync(path.join(folder, file))
  for (const [file, text] of changed) writeFileSync(path.join(folder, file), text)
  format(
    folder,
    changed.map(([file]) => file).filter((file) => /\.(tsx?|mjs|css|json)$/.test(file)),
  )
  writePages(folder, after)
  if (packagesIn(before) === packagesIn(after)) return
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'pipe',
  })
}

/** Lets the workshop's programs write the pages of docs/ that they write from the code. */
function writePages(folder: string, after: Tree): void {
  for (const file of [...after.keys()].filter((each) => /^workshop\/docs\/write-.+\.ts$/.test(each))) {
    attempt(() => execFileSync(process.execPath, ['--import', 'tsx', file], { cwd: folder, stdio: 'pipe' }))
  }
}

/** What `npm run check` finds in a folder; nothing where all is well. */
export function faultsIn(folder: string): string {
  try {
    execFileSync('npm', ['run', '--silent', 'check'], { cwd: folder, stdio: 'pipe' })
    return ''
  } catch (thrown) {
    const { stdout, stderr } = thrown as { stdout: Buffer; stderr: Buffer }
    return `${stdout}${stderr}`.trim()
  }
}

/** Makes a checkout as the copy is, all of it or nothing. */
export function apply(root: string, folder: string): void {
  git(folder, ['add', '--update'])
  const patch = git(folder, ['diff', '--cached', '--binary', 'HEAD'])
  execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: root, input: patch })
}

/** Throws where a checkout has changes that no commit holds: they could not be separated from those made here. */
export function requireNoChanges(root: string): void {
  if (git(root, ['status', '--porcelain']) === '') return
  throw new Error('There are changes that are not committed. Commit or stash them first.')
}

function format(folder: string, files: string[]): void {
  const biome = path.join('node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const leftOver = [
    'lint',
    '--write',
    '--unsafe',
    '--only=correctness/noUnusedImports',
    '--only=complexity/noUselessFragments',
    '--only=style/useSelfClosingElements',
  ]
  for (const command of files.length > 0 ? [leftOver, ['check', '--write']] : []) {
    attempt(() =>
      execFileSync(process.execPath, [biome, ...command, ...files], { cwd: folder, stdio: 'pipe' }),
    )
  }
}

/** What fails here is found by the check that follows. */
function attempt(run: () => void): void {
  try {
    run()
  } catch {}
}

function git(folder: string, parameters: string[]): string {
  return execFileSync('git', parameters, {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 100_000_000,
  })
}
