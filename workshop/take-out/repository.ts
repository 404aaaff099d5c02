import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'
import { copyCheckout } from '../copy-checkout.ts'

const root = path.join(import.meta.dirname, '../..')

/** A repository of its own with this checkout as its one commit, changes that are not committed included. */
export function createRepository(): string {
  const folder = temporaryFolder()
  copyCheckout(root, folder)
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  git(folder, 'init', '--quiet')
  // The rule in .gitignore is about a folder, and this is a link.
  writeFileSync(path.join(folder, '.git/info/exclude'), 'node_modules\n')
  commit(folder, 'the starter')
  return folder
}

/** Compiles a repository, so that the compiler reads in its copies only what they change. */
export function compile(folder: string): void {
  for (const command of [
    ['next', 'typegen'],
    ['tsc', '--noEmit'],
  ])
    execFileSync('npx', command, { cwd: folder, stdio: 'pipe' })
}

/** Commits all that has changed in a repository. */
export function commit(folder: string, subject: string): void {
  git(folder, 'add', '--all')
  git(
    folder,
    '-c',
    'user.name=Team',
    '-c',
    'user.email=team@example.test',
    'commit',
    '--quiet',
    '-m',
    subject,
  )
}

/** What has changed in a repository since its last commit, as `git status` lists it. */
export function changesIn(folder: string): string[] {
  return git(folder, 'status', '--porcelain')
    .split('\n')
    .filter((line) => line !== '')
}

/** Takes back what has changed since the last commit. */
export function restore(folder: string): void {
  git(folder, 'reset', '--quiet', '--hard')
}

export function removeRepository(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function git(folder: string, ...parameters: string[]): string {
  return execFileSync('git', parameters, { cwd: folder, encoding: 'utf8' })
}
