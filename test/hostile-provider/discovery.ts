import { json, type Reply } from './reply.ts'
import { endpointUrl, type Tenant } from './tenant.ts'

/** The provider's metadata (OpenID Connect Discovery 1.0, section 3). */
export function discovery(tenant: Tenant): Reply {
  const { issuer, definition } = tenant
  const { pushedRequests, dpop } = definition
  const metadata = {
    issuer,
    authorization_endpoint: endpointUrl(tenant, 'authorize'),
    token_endpoint: endpointUrl(tenant, 'token'),
    userinfo_endpoint: endpointUrl(tenant, 'userinfo'),
    jwks_uri: endpointUrl(tenant, 'jwks'),
    end_session_endpoint: endpointUrl(tenant, 'end_session'),
    scopes_supported: ['openid', 'profile', 'email', 'groups'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: tenant.client.methods,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...(pushedRequests && { pushed_authorization_request_endpoint: endpointUrl(tenant, 'par') }),
    ...(pushedRequests === 'required' && { require_pushed_authorization_requests: true }),
    ...(dpop && { dpop_signing_alg_values_supported: ['ES256'] }),
    ...(tenant.client.assertionAlgorithms && {
      token_endpoint_auth_signing_alg_values_supported: tenant.client.assertionAlgorithms,
    }),
  }
  const { cacheControl = 'no-cache, must-revalidate, no-transform, no-store' } = definition
  return json(200, definition.metadata?.(metadata, tenant) ?? metadata, { 'Cache-Control': cacheControl })
}
