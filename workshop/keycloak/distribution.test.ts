import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bringDistribution } from '../../dev/keycloak/bring-distribution.ts'
import { temporaryFolder } from '../../test/start/temporary-folder.ts'

beforeEach(() => vi.stubEnv('JAVA_HOME', ''))
afterEach(() => vi.unstubAllEnvs())

test('without Java one line says what to install', async () => {
  vi.stubEnv('PATH', temporaryFolder())
  await expect(bringDistribution()).rejects.toThrow(
    'Keycloak needs Java 17 or later, and there is none. Install openjdk-17-jre-headless or newer, or set JAVA_HOME.',
  )
})

test('without Maven one line says so', async () => {
  const tools = toolsWith({ java: javaSays17 })
  vi.stubEnv('PATH', tools)
  vi.stubEnv('KEYCLOAK_CACHE_DIR', temporaryFolder())
  await expect(bringDistribution()).rejects.toThrow('Maven, which is not installed. Install maven.')
})

test('an archive with another checksum is neither unpacked nor kept', async () => {
  const cache = temporaryFolder()
  const fetching = 'printf changed > keycloak-quarkus-dist-26.7.0.tar.gz'
  vi.stubEnv('PATH', `${toolsWith({ java: javaSays17, mvn: fetching })}:${process.env['PATH']}`)
  vi.stubEnv('KEYCLOAK_CACHE_DIR', cache)
  await expect(bringDistribution()).rejects.toThrow('has the SHA-256 checksum')
  expect(existsSync(path.join(cache, 'keycloak-quarkus-dist-26.7.0.tar.gz'))).toBe(false)
  expect(existsSync(path.join(cache, 'keycloak-26.7.0'))).toBe(false)
})

const javaSays17 = `echo 'openjdk version "17.0.1"' >&2`

function toolsWith(commands: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, script] of Object.entries(commands)) {
    const file = path.join(folder, name)
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    chmodSync(file, 0o755)
  }
  return folder
}
