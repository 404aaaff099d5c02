import {
  allowInsecureRequests,
  Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client'
import { isAuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { clientAuthentication } from './client-authentication.ts'
import { clockToleranceSeconds } from './clock.ts'
import { keepNonce } from './dpop-nonces.ts'
import { outboundFetch } from './outbound-fetch.ts'
import { requireProfile } from './profile-demands.ts'
import { forgetProviderMetadata, providerMetadata } from './provider-metadata.ts'
import { shareKeys } from './share-keys.ts'

/**
 * openid-client's view of a provider for one incoming request: fresh metadata, known keys, signatures checked, the
 * algorithm pinned, 30 s of clock tolerance, and all its calls within `budget`. Throws `AuthenticationError`.
 */
export async function configuration(client: Client, budget: AbortSignal): Promise<Configuration> {
  const metadata = await providerMetadata(client, budget)
  requireProfile(client, metadata)
  const made = new Configuration(
    metadata,
    client.clientId,
    {
      id_token_signed_response_alg: client.idTokenSignedResponseAlg,
      [clockTolerance]: clockToleranceSeconds,
    },
    await clientAuthentication(client, metadata),
  )
  made[customFetch] = remembering(
    client,
    shareKeys(made, metadata, outboundFetch(hostsOf(metadata), budget), budget),
  )
  if (client.allowInsecureRequests) allowInsecureRequests(made)
  // Without it openid-client does not verify the signature of an ID token from the token endpoint.
  enableNonRepudiationChecks(made)
  return made
}

// Keeps each DPoP nonce for the next proof. Drops the metadata of a provider that is down: the next sign-in then
// requests it first and reports the failure, instead of sending the browser there.
function remembering(client: Client, ask: CustomFetch): CustomFetch {
  return async (url, options) => {
    try {
      const answer = await ask(url, options)
      keepNonce(url, answer)
      return answer
    } catch (thrown) {
      if (isAuthenticationError(thrown) && thrown.code === 'provider_unreachable')
        forgetProviderMetadata(client.issuer)
      throw thrown
    }
  }
}

// Google's token, key and userinfo hosts differ from its issuer: the validated metadata names the other hosts.
function hostsOf(metadata: ServerMetadata): Set<string> {
  const endpoints = [
    metadata.issuer,
    metadata.token_endpoint,
    metadata.pushed_authorization_request_endpoint,
    metadata.jwks_uri,
    metadata.userinfo_endpoint,
    metadata.revocation_endpoint,
  ]
  return new Set(
    endpoints.filter((url) => url && URL.canParse(url)).map((url) => new URL(url as string).host),
  )
}
