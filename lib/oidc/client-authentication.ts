import {
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  modifyAssertion,
  PrivateKeyJwt,
  type ServerMetadata,
} from 'openid-client'
import { AuthenticationError } from './authentication-error.ts'
import type { Client, TokenEndpointAuthMethod } from './client.ts'
import { type SigningKey, signingKey } from './client-keys.ts'

/**
 * The client authentication at the token endpoint and the pushed authorization request endpoint (OpenID Connect Core
 * 9). Throws `AuthenticationError` when the provider offers no method for the client's credential.
 */
export async function clientAuthentication(client: Client, metadata: ServerMetadata): Promise<ClientAuth> {
  const { credential } = client
  const method = tokenEndpointAuthMethod(client, metadata)
  if ('keys' in credential) return privateKeyJwt(await signingKey(credential.keys[0], client, metadata))
  return method === 'client_secret_post'
    ? ClientSecretPost(credential.secret)
    : ClientSecretBasic(credential.secret)
}

function privateKeyJwt({ key, kid, alg }: SigningKey): ClientAuth {
  return PrivateKeyJwt(
    { key, kid },
    {
      // openid-client writes Ed25519 where most providers still list EdDSA (RFC 9864 2.2).
      [modifyAssertion]: (header) => {
        header['alg'] = alg
      },
    },
  )
}

/**
 * Adds advice to a refusal of the client where HTTP Basic sends the secret form-encoded (RFC 6749 2.3.1): some
 * providers compare it without decoding it.
 */
export function withEncodingAdvice(
  failure: AuthenticationError,
  client: Client,
  metadata: ServerMetadata,
): AuthenticationError {
  const { code, check, message, cause } = failure
  if (code !== 'client_refused' || !isSentEncoded(client, metadata)) return failure
  return new AuthenticationError(code, check, `${message}. ${advice}`, { cause })
}

const advice =
  'The client secret has characters that client_secret_basic sends encoded. If the secret is right, the provider may not decode it: OIDC_TOKEN_ENDPOINT_AUTH_METHOD=client_secret_post helps then'

function isSentEncoded(client: Client, metadata: ServerMetadata): boolean {
  // openid-client encodes all but letters and digits.
  const hasOthers = /[^A-Za-z0-9]/.test('secret' in client.credential ? client.credential.secret : '')
  return hasOthers && tokenEndpointAuthMethod(client, metadata) === 'client_secret_basic'
}

function tokenEndpointAuthMethod(client: Client, metadata: ServerMetadata): TokenEndpointAuthMethod {
  return client.tokenEndpointAuthMethod ?? offeredMethod(client, metadata)
}

function offeredMethod({ credential }: Client, metadata: ServerMetadata): TokenEndpointAuthMethod {
  const byKey = 'keys' in credential
  const able: TokenEndpointAuthMethod[] = byKey
    ? ['private_key_jwt']
    : ['client_secret_basic', 'client_secret_post']
  // OpenID Connect Discovery 3: a provider that lists none offers client_secret_basic.
  const offered = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const method = able.find((known) => offered.includes(known))
  if (method) return method
  throw new AuthenticationError(
    'provider_misconfigured',
    'token_endpoint_auth_method',
    `the provider offers ${offered.join(', ')}, none of which works with a client ${byKey ? 'key' : 'secret'}`,
  )
}
