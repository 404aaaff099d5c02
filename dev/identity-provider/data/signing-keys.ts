import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { signingAlgorithms } from '../settings.ts'

/**
 * The provider's keys, created at the first start and read from `keys.json` from then on. A `kid` is the key's thumbprint
 * (RFC 7638), so no `kid` can ever name another key.
 */
export async function loadKeys(dataDir: string): Promise<Keys> {
  const file = path.join(dataDir, 'keys.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return JSON.parse(kept)
  const keys = {
    signing: await Promise.all(signingAlgorithms.map(makeSigningKey)),
    cookies: [randomBytes(32).toString('base64url')],
  }
  await writeFile(`${file}.unfinished`, JSON.stringify(keys), { mode: 0o600 })
  await rename(`${file}.unfinished`, file)
  return keys
}

async function makeSigningKey(alg: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) }
}

export type Keys = { signing: JWK[]; cookies: string[] }
