import type { ClientMetadata } from 'oidc-provider'
import { brand } from '../brand.ts'
import type { Settings } from '../settings.ts'

/** The one client that is registered here: the app. */
export function registeredClient(settings: Settings): ClientMetadata {
  return {
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    client_name: brand.appName,
    client_uri: settings.appUrl.href,
    redirect_uris: [new URL('/auth/callback', settings.appUrl).href],
    post_logout_redirect_uris: [new URL('/auth/signed-out', settings.appUrl).href],
    ...(settings.mode === 'standard' && {
      backchannel_logout_uri: new URL('/auth/backchannel-logout', settings.appUrl).href,
      backchannel_logout_session_required: true,
    }),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: settings.clientAuthMethod,
    id_token_signed_response_alg: settings.signingAlg,
    require_auth_time: true,
  }
}
