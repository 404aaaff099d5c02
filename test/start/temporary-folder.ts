import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A new empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'hosted-identity-'))
}
