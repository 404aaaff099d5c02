import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

/** The public half of a private key (PEM, on one line too, or JWK), or nothing if the text is not a private key. */
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
