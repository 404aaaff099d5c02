import { constants, createHash, createHmac, type KeyObject, sign as signBytes } from 'node:crypto'

/** A JWS in compact form (RFC 7515), signed as its header's `alg` says; `secret` is for the HMAC algorithms. */
export function sign(header: JwsHeader, claims: object, key: KeyObject | string): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${signature(header.alg, Buffer.from(input), key).toString('base64url')}`
}

/** The same JWS with one bit of its signature flipped. */
export function breakSignature(jws: string): string {
  const [header, payload, encoded = ''] = jws.split('.')
  const bytes = Buffer.from(encoded, 'base64url')
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  return `${header}.${payload}.${bytes.toString('base64url')}`
}

/** Left half of the hash of an access token (OpenID Connect Core 3.1.3.6). EdDSA on Ed25519 hashes with SHA-512. */
export function atHash(accessToken: string, alg: string): string {
  const digest = createHash(alg === 'EdDSA' ? 'sha512' : 'sha256')
    .update(accessToken)
    .digest()
  return digest.subarray(0, digest.length / 2).toString('base64url')
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function signature(alg: string, input: Buffer, key: KeyObject | string): Buffer {
  if (alg === 'none') return Buffer.alloc(0)
  if (alg === 'HS256') return createHmac('sha256', key).update(input).digest()
  if (typeof key === 'string') throw new Error(`${alg} needs a key pair`)
  if (alg === 'ES256') return signBytes('sha256', input, { key, dsaEncoding: 'ieee-p1363' })
  if (alg === 'PS256') return signBytes('sha256', input, { key, ...pss })
  if (alg === 'EdDSA') return signBytes(null, input, key)
  return signBytes('sha256', input, key)
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }

export type JwsHeader = { alg: string; kid?: string; [name: string]: unknown }
