import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** A secret of this checkout, made once and kept in `.data/`, so that a restart signs nobody out. */
export function keptSecret(name: string): string {
  const file = `.data/${name}`
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const secret = randomBytes(48).toString('base64url')
    mkdirSync('.data', { recursive: true })
    writeFileSync(file, `${secret}\n`, { mode: 0o600 })
    return secret
  }
}
