import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Settings } from './settings.ts'
import { realmFile } from './start-keycloak.ts'

/**
 * Where accounts are kept from one start to the next. Keycloak never imports a realm that it has: another realm file,
 * or another address in it, gets a database of its own.
 */
export function dataFolder({ dataDir, ...settings }: Settings): string {
  const imported = JSON.stringify([readFileSync(realmFile, 'utf8'), settings])
  return `${dataDir}/${createHash('sha256').update(imported).digest('hex').slice(0, 12)}`
}
