import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'

/** Copies what git has, and what is new to it, into a folder; `node_modules` is the checkout's own. */
export function copyCheckout(root: string, folder: string): void {
  for (const file of filesOf(root)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    copyFileSync(path.join(root, file), path.join(folder, file))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
}

/** The files of a checkout, without those that git ignores or that are gone. */
function filesOf(root: string): string[] {
  const parameters = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { status, stdout, stderr } = spawnSync('git', parameters, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git does not tell what belongs to the checkout: ${stderr}`)
  return stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)))
}
