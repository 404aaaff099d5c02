import { z } from 'zod'
import type { PrivateKey } from './private-keys.ts'

/** `SECURITY_PROFILE`: demands everything in a profile, from the app and from its provider. */
export const securityProfile = z.enum(['fapi2'], { error: 'must be fapi2, or left out.' })

/**
 * The settings of a provider that are weaker than the profile, one line each: FAPI 2.0 Security Profile 5.3.3 requires
 * pushed requests, a client that signs, and tokens bound to a key.
 */
export function weakerThan(profile: SecurityProfile | undefined, read: ProviderVariables): string[] {
  if (profile === undefined) return []
  const faults: string[] = []
  const weaker = (name: string, problem: string, fix: string) => {
    faults.push(`${name} ${problem}, but SECURITY_PROFILE is ${profile}. ${fix}`)
  }
  if (read.OIDC_CLIENT_SECRET !== undefined) {
    weaker('OIDC_CLIENT_SECRET', 'is set', 'Leave it out, and set OIDC_CLIENT_PRIVATE_KEY.')
  }
  const method = read.OIDC_TOKEN_ENDPOINT_AUTH_METHOD
  if (method !== undefined && method !== 'private_key_jwt') {
    weaker('OIDC_TOKEN_ENDPOINT_AUTH_METHOD', `is ${method}`, 'Leave it out, or set private_key_jwt.')
  }
  const alg = read.OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG
  if (alg !== undefined && !profileAlgorithms.includes(alg)) {
    weaker('OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG', `is ${alg}`, `Set one of ${profileAlgorithms.join(', ')}.`)
  }
  for (const name of [
    'OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS',
    'OIDC_DPOP_BOUND_ACCESS_TOKENS',
  ] as const) {
    if (read[name] === false) weaker(name, 'is false', 'Leave it out.')
  }
  if (read.OIDC_CLIENT_PRIVATE_KEY?.some((key) => !fitsProfile(key))) {
    weaker('OIDC_CLIENT_PRIVATE_KEY', 'has a key of another algorithm', `Use ${keyKinds}.`)
  }
  return faults
}

const profileAlgorithms = ['PS256', 'ES256', 'EdDSA']

const keyKinds = 'an RSA key for PS256, an EC key on P-256 for ES256, or an Ed25519 key'

// FAPI 2.0 Security Profile 5.4.1.
function fitsProfile({ kty, crv, alg }: PrivateKey): boolean {
  if (alg !== undefined) return [...profileAlgorithms, 'Ed25519'].includes(alg)
  return kty === 'RSA' || crv === 'P-256' || crv === 'Ed25519'
}

export type SecurityProfile = z.infer<typeof securityProfile>

type ProviderVariables = {
  OIDC_CLIENT_SECRET?: string | undefined
  OIDC_CLIENT_PRIVATE_KEY?: PrivateKey[] | undefined
  OIDC_TOKEN_ENDPOINT_AUTH_METHOD?: string | undefined
  OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG?: string | undefined
  OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS?: boolean | undefined
  OIDC_DPOP_BOUND_ACCESS_TOKENS?: boolean | undefined
}
