import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const file = '.data/weakenings.json'

/** The names of the weakenings that were seen red at this commit. */
export function seenRed(): string[] {
  if (!existsSync(file)) return []
  const { commit, names } = JSON.parse(readFileSync(file, 'utf8')) as { commit: string; names: string[] }
  return commit === currentCommit() ? names : []
}

/** Notes that a weakening was seen red at this commit. */
export function noteSeenRed(name: string): void {
  const names = [...new Set([...seenRed(), name])]
  mkdirSync('.data', { recursive: true })
  writeFileSync(file, JSON.stringify({ commit: currentCommit(), names }, null, 2))
}

function currentCommit(): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
}
