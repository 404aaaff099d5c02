import {
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  type Configuration,
  type ServerMetadata,
} from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client } from './client.ts'
import { protocolFailure } from './protocol-failure.ts'

/**
 * The URL of an authorization request. Where the client or the provider requires it, the request is pushed first and
 * the URL holds a reference to it (RFC 9126). Throws `AuthenticationError`.
 */
export async function authorizationUrl(
  provider: Configuration,
  client: Client,
  parameters: Record<string, string>,
): Promise<URL> {
  if (!isPushed(client, provider.serverMetadata())) return buildAuthorizationUrl(provider, parameters)
  try {
    return await buildAuthorizationUrlWithPAR(provider, parameters)
  } catch (thrown) {
    throw protocolFailure(thrown, 'pushed_authorization_request')
  }
}

function isPushed(client: Client, metadata: ServerMetadata): boolean {
  const required =
    client.requirePushedAuthorizationRequests || metadata.require_pushed_authorization_requests === true
  if (required && !metadata.pushed_authorization_request_endpoint) {
    throw new AuthenticationError(
      'provider_misconfigured',
      'pushed_authorization_request_endpoint',
      `requests have to be pushed, but the metadata of ${client.issuer} has no pushed_authorization_request_endpoint`,
    )
  }
  return required
}
