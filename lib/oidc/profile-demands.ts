import type { ServerMetadata } from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'

/**
 * Refuses a provider that does not meet the client's profile (FAPI 2.0 Security Profile 5.3.2): `iss` in responses,
 * pushed requests, S256, and ES256 if it lists its algorithms for DPoP proofs. Throws `AuthenticationError`.
 */
export function requireProfile({ profile, issuer }: Client, metadata: ServerMetadata): void {
  if (!profile) return
  const lacking = Object.entries({
    authorization_response_iss_parameter_supported: metadata.authorization_response_iss_parameter_supported,
    pushed_authorization_request_endpoint: metadata.pushed_authorization_request_endpoint,
    code_challenge_methods_supported: metadata.code_challenge_methods_supported?.includes('S256') ?? false,
    dpop_signing_alg_values_supported: metadata.dpop_signing_alg_values_supported?.includes('ES256') ?? true,
  }).flatMap(([name, value]) => (value ? [] : [name]))
  const [first] = lacking
  if (!first) return
  throw new AuthenticationError(
    'provider_misconfigured',
    first,
    `SECURITY_PROFILE is ${profile}, but the metadata of ${issuer} does not offer it: ${lacking.join(', ')}`,
  )
}
