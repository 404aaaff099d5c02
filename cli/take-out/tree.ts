import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The files of a checkout by path. Of those that are no text the content is left out. */
export type Tree = Map<string, string>

/** Reads what git knows of a folder, and what is new to it. */
export function readTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)))
  return new Map(files.map((file) => [file, isText(file) ? readFileSync(path.join(root, file), 'utf8') : '']))
}

/** Whether a file is source code, which imports and is imported. */
export function isSource(file: string): boolean {
  return /\.(tsx?|mjs|css)$/.test(file)
}

function isText(file: string): boolean {
  return isSource(file) || /\.(json|md|txt|yml)$|(^|\/)(\.[\w.]+|\.ci\/\w+)$/.test(file)
}
