import { calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import type { CryptoKey, ServerMetadata } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { algorithmsOfKey } from './key-algorithms.ts'

/**
 * The public keys of this client, which its provider fetches (RFC 7517 5, OpenID Connect Core 10.1). Empty where the
 * client has a secret.
 */
export async function publicKeys({ credential }: Client): Promise<JWK[]> {
  if ('secret' in credential) return []
  return Promise.all(
    credential.keys.map(async (key) => ({ ...publicMembers(key), kid: await kidOf(key), use: 'sig' })),
  )
}

/**
 * The key that signs client assertions, with an algorithm that the provider accepts (RFC 7523 3, RFC 8414 2). Throws
 * `AuthenticationError` when it accepts none of the key's algorithms.
 */
export async function signingKey(key: JWK, client: Client, metadata: ServerMetadata): Promise<SigningKey> {
  const alg = algorithmFor(key, client, metadata)
  return { key: (await importJWK({ ...key, alg }, alg)) as CryptoKey, kid: await kidOf(key), alg }
}

function algorithmFor(key: JWK, client: Client, metadata: ServerMetadata): string {
  const able = key.alg ? [key.alg] : ownAlgorithms(key, client)
  const taken = metadata['token_endpoint_auth_signing_alg_values_supported']
  // RFC 8414 2: a provider without a list accepts at least RS256.
  if (!Array.isArray(taken)) return able.includes('RS256') && !client.profile ? 'RS256' : (able[0] ?? '')
  const alg = able.find((each) => taken.includes(each))
  if (alg) return alg
  throw misconfigured(
    `the provider takes assertions signed by ${taken.join(', ')}, and the client’s key does ${able.join(', ')}`,
  )
}

// FAPI 2.0 Security Profile 5.4.1: an RSA key signs with PS256 only.
function ownAlgorithms(key: JWK, { profile }: Client): string[] {
  return key.kty === 'RSA' && profile ? ['PS256'] : algorithmsOfKey(key)
}

function kidOf(key: JWK): Promise<string> | string {
  return key.kid ?? calculateJwkThumbprint(key)
}

// An allow-list: members that are not known to be public are left out.
function publicMembers(key: JWK): JWK {
  const names = ['kty', 'n', 'e', 'crv', 'x', 'y', 'alg'] as const
  return Object.fromEntries(names.flatMap((name) => (key[name] === undefined ? [] : [[name, key[name]]])))
}

function misconfigured(message: string): AuthenticationError {
  return new AuthenticationError('provider_misconfigured', 'token_endpoint_auth_signing_alg', message)
}

export type SigningKey = { key: CryptoKey; kid: string; alg: string }
