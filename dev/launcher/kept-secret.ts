import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** A secret of this checkout, created once and kept in `.data/`, so that a restart ends no session. */
export function keptSecret(name: string, make = randomSecret): string {
  const file = `.data/${name}`
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const secret = make()
    mkdirSync('.data', { recursive: true })
    writeFileSync(file, `${secret}\n`, { mode: 0o600 })
    return secret
  }
}

function randomSecret(): string {
  return randomBytes(48).toString('base64url')
}
