import { generateKeyPairSync, randomBytes } from 'node:crypto'

/** A new key for a client that signs, as a JWK in one line. Every profile accepts ES256. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = randomBytes(16).toString('base64url')
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' })
}
