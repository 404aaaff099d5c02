import { exportJWK, importJWK } from 'jose'
import {
  type Configuration,
  type CryptoKey,
  type DPoPHandle,
  getDPoPHandle,
  modifyAssertion,
  randomDPoPKeyPair,
} from 'openid-client'
import { type DpopKey, dpopKeySchema } from './dpop-key.ts'
import { knownNonce } from './dpop-nonces.ts'

/**
 * A new key for the DPoP proofs of one session, as a private JWK. Tokens that are bound to it are useless without it.
 */
export async function createDpopKey(): Promise<DpopKey> {
  const { privateKey } = await randomDPoPKeyPair(alg, { extractable: true })
  return dpopKeySchema.parse(await exportJWK(privateKey))
}

/**
 * The options with which openid-client sends a DPoP proof of `key` in one call, and a second time when the server
 * requires a nonce (RFC 9449 4.2, 8). Empty without a key.
 */
export async function dpop(
  provider: Configuration,
  key: DpopKey | undefined,
): Promise<{ DPoP?: DPoPHandle }> {
  if (!key) return {}
  const { kty, crv, x, y } = key
  const [privateKey, publicKey] = await Promise.all([
    importJWK(key, alg),
    importJWK({ kty, crv, x, y }, alg, { extractable: true }),
  ])
  const keyPair = { privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey }
  return { DPoP: getDPoPHandle(provider, keyPair, { [modifyAssertion]: withKnownNonce }) }
}

// Every server with DPoP supports it; FAPI 2.0 allows it.
const alg = 'ES256'

// A DPoP handle lives for one request only. Without the kept nonce every call would be sent twice.
function withKnownNonce(_header: object, proof: Record<string, unknown>): void {
  proof['nonce'] ??= knownNonce(new URL(String(proof['htu'])).origin)
}
