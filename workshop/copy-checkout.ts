import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** Copies the tracked and the new files of a checkout into a folder. `node_modules` is left to the caller. */
export function copyCheckout(root: string, folder: string): void {
  for (const file of filesOf(root)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    copyFileSync(path.join(root, file), path.join(folder, file))
  }
}

/** The files of a checkout, without those that git ignores or that are deleted. */
function filesOf(root: string): string[] {
  const parameters = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', parameters, { cwd: root, encoding: 'utf8' })
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)))
}
