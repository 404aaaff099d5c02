import { createHash } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import type { IDToken, TokenEndpointResponse } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'

/**
 * If the ID token has an `at_hash`, checks that it matches this access token (OpenID Connect Core 3.1.3.8;
 * openid-client does not check it). Throws `AuthenticationError`.
 */
export function requireAtHash(idToken: IDToken, tokens: TokenEndpointResponse): void {
  const { at_hash: atHash } = idToken
  if (atHash === undefined) return
  const { alg } = decodeProtectedHeader(tokens.id_token ?? '')
  const digest = createHash(hashOf(alg)).update(tokens.access_token).digest()
  if (atHash !== digest.subarray(0, digest.length / 2).toString('base64url')) {
    throw new AuthenticationError('id_token_invalid', 'at_hash', 'the at_hash is of another access token')
  }
}

function hashOf(alg: string | undefined): string {
  return alg === 'EdDSA' || alg === 'Ed25519' ? 'sha512' : `sha${alg?.slice(-3)}`
}
