import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Settings } from './settings.ts'
import { realmFile } from './start-keycloak.ts'

/**
 * The folder that keeps accounts between starts. Keycloak never imports a realm twice, so a changed realm file, or
 * another address in it, gets a new database.
 */
export function dataFolder({ dataDir, ...settings }: Settings): string {
  const imported = JSON.stringify([readFileSync(realmFile, 'utf8'), settings])
  return `${dataDir}/${createHash('sha256').update(imported).digest('hex').slice(0, 12)}`
}
