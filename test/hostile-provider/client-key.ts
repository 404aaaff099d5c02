import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** A new private key for a client, as a JWK. */
export async function clientKey(alg: string, kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg }
}
