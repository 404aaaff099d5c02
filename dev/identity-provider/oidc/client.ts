import type { ClientMetadata } from 'oidc-provider'
import { brand } from '../brand.ts'
import type { Settings } from '../settings.ts'

/** The only registered client: the app. */
export function registeredClient(settings: Settings): ClientMetadata {
  return {
    client_id: settings.clientId,
    ...credential(settings),
    client_name: brand.appName,
    client_uri: settings.appUrl.href,
    redirect_uris: [...new Set(['/auth/callback', settings.callback])].map(
      (path) => new URL(path, settings.appUrl).href,
    ),
    post_logout_redirect_uris: [new URL('/auth/signed-out', settings.appUrl).href],
    ...(settings.mode === 'standard' && {
      backchannel_logout_uri: new URL('/auth/backchannel-logout', settings.appUrl).href,
      backchannel_logout_session_required: true,
    }),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    dpop_bound_access_tokens: settings.requireDpop,
    id_token_signed_response_alg: settings.signingAlg,
    require_auth_time: true,
  }
}

// The app publishes its public keys under `jwks_uri`, so that it can rotate them without a new registration.
function credential({ clientAuthMethod, clientSecret, appUrl }: Settings): Partial<ClientMetadata> {
  return {
    token_endpoint_auth_method: clientAuthMethod,
    ...(clientSecret !== undefined && { client_secret: clientSecret }),
    ...(clientAuthMethod === 'private_key_jwt' && { jwks_uri: new URL('/auth/jwks.json', appUrl).href }),
  }
}
