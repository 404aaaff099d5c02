import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** The public half of a private key (PEM, in one line too, or JWK), or nothing where it is none. */
export function publicKeyOf(privateKey: string): KeyObject | undefined {
  try {
    const key = privateKey.trim().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(privateKey) as JsonWebKey, format: 'jwk' })
      : createPrivateKey(privateKey.replaceAll('\\n', '\n'))
    return createPublicKey(key)
  } catch {
    return undefined
  }
}
