import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A new empty folder, removed when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hosted-identity-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
