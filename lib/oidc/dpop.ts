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

/** A new key for the proofs of one session, as a private JWK: tokens that are bound to it are of no use without it. */
export async function createDpopKey(): Promise<DpopKey> {
  const { privateKey } = await randomDPoPKeyPair(alg, { extractable: true })
  return dpopKeySchema.parse(await exportJWK(privateKey))
}

/**
 * What makes openid-client prove the possession of `key` in one call, and once more when the other side wants a nonce
 * in it (RFC 9449 4.2, 8). Without a key: nothing.
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

// All that know DPoP know it, FAPI 2.0 included.
const alg = 'ES256'

// A handle forgets its nonces with the request that it is made for: without ours, each call would be made twice.
function withKnownNonce(_header: object, proof: Record<string, unknown>): void {
  proof['nonce'] ??= knownNonce(new URL(String(proof['htu'])).origin)
}
