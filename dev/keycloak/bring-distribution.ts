import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { distribution } from './distribution.ts'
import { fileSha256 } from './file-sha256.ts'
import { buildOptions, environment } from './kc-environment.ts'
import { requireJava } from './require-java.ts'
import { run } from './run.ts'

/**
 * The folder of an unpacked, built Keycloak in the cache (`KEYCLOAK_CACHE_DIR`, else `.keycloak/`); fetched by Maven and
 * held against its checksum the first time. Throws one line that says what is missing and what to install.
 */
export async function bringDistribution(tell: (line: string) => void = () => {}): Promise<string> {
  await requireJava()
  const cache = path.resolve(process.env['KEYCLOAK_CACHE_DIR'] || '.keycloak')
  const folder = path.join(cache, distribution.folder)
  const whole = path.join(folder, 'built-for-starter')
  if (existsSync(whole)) return folder
  tell(`Fetching Keycloak ${distribution.version} into ${cache}: 176 MB, once.`)
  rmSync(folder, { recursive: true, force: true })
  await unpack(await fetchArchive(cache), cache)
  await run(path.join(folder, 'bin/kc.sh'), ['build', ...buildOptions], { env: environment() })
  writeFileSync(whole, '')
  return folder
}

async function fetchArchive(cache: string): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const copy = ['-q', '-B', 'dependency:copy', `-Dartifact=${distribution.artifact}`, '-DoutputDirectory=.']
  await run('mvn', copy, { cwd: cache }).catch((fault: Error) => {
    throw new Error(noArchive(fault.message))
  })
  const archive = path.join(cache, distribution.archive)
  const sha256 = await fileSha256(archive)
  if (sha256 === distribution.sha256) return archive
  rmSync(archive)
  throw new Error(
    `Keycloak ${distribution.version} is not used: ${distribution.archive} has the SHA-256 checksum ${sha256} instead of ${distribution.sha256}.`,
  )
}

function noArchive(reason: string): string {
  return reason.includes('ENOENT')
    ? 'Keycloak is fetched by Maven, which is not installed. Install maven.'
    : `Keycloak ${distribution.version} could not be fetched, which takes a network once: ${reason}`
}

async function unpack(archive: string, cache: string): Promise<void> {
  await run('tar', ['-xzf', archive], { cwd: cache })
  rmSync(archive)
}
