import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** Makes every key, once in this process. RSA keys take long, and no request that waits for one may be late. */
export function makeKeys(): void {
  for (const name of Object.keys(algorithms) as KeyName[]) privateKey(name)
}

/** The private key of that name. */
export function privateKey(name: KeyName): KeyObject {
  const known = made.get(name)
  if (known) return known
  const key = make(name)
  made.set(name, key)
  return key
}

/** The public key in PEM form, which key confusion uses as an HMAC secret. */
export function publicKeyPem(name: KeyName): string {
  return createPublicKey(privateKey(name)).export({ type: 'spki', format: 'pem' }).toString()
}

/** The public key as it stands in a JWK Set (RFC 7517). */
export function publicJwk(name: KeyName, members: Record<string, unknown> = {}): Jwk {
  const jwk = createPublicKey(privateKey(name)).export({ format: 'jwk' })
  return { ...jwk, kid: name, alg: algorithms[name], use: 'sig', ...members }
}

/** The algorithm that a key signs with unless a case says otherwise. */
export const algorithms = {
  'rsa-1': 'RS256',
  'rsa-2': 'RS256',
  'rsa-3': 'RS256',
  'ec-1': 'ES256',
  'ed-1': 'EdDSA',
} as const

const made = new Map<KeyName, KeyObject>()

function make(name: KeyName): KeyObject {
  if (name === 'ec-1') return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  if (name === 'ed-1') return generateKeyPairSync('ed25519').privateKey
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
}

export type KeyName = keyof typeof algorithms
export type Jwk = Record<string, unknown>
