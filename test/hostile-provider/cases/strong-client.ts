import type { HostileCase } from '../hostile-case.ts'
import { publicJwk } from '../keys.ts'
import { content, json } from '../reply.ts'

const byKey = { methods: ['private_key_jwt' as const] }
const nonceWanted = json(400, { error: 'use_dpop_nonce' }, { 'DPoP-Nonce': 'never-good-enough' })

/** What only a client with keys can do: sign its way in, push its requests, prove what its tokens are bound to. */
export const strongClientCases = {
  'private-key-jwt': { client: byKey },
  'private-key-jwt-ps256': { client: { ...byKey, assertionAlgorithms: ['PS256'] } },
  'private-key-jwt-hs256': { client: { ...byKey, assertionAlgorithms: ['HS256'] } },

  'par-offered': { pushedRequests: 'offered' },
  'par-required': { pushedRequests: 'required' },
  'par-without-endpoint': {
    pushedRequests: 'required',
    metadata: ({ pushed_authorization_request_endpoint: _endpoint, ...rest }) => rest,
  },
  'par-refused': {
    pushedRequests: 'required',
    answers: { par: json(400, { error: 'invalid_request', error_description: 'no such scope' }) },
  },
  'par-client-refused': {
    pushedRequests: 'required',
    answers: { par: json(401, { error: 'invalid_client' }) },
  },
  'par-broken': { pushedRequests: 'required', answers: { par: content(500, 'text/html', '<h1>sorry') } },
  'par-without-reference': {
    pushedRequests: 'required',
    answers: { par: json(201, { expires_in: 60 }) },
  },
  'par-redirect': { pushedRequests: 'required', answers: { par: 'redirect' } },
  'par-hang': { pushedRequests: 'required', answers: { par: 'hang' } },

  dpop: { dpop: 'required' },
  'dpop-nonce': { dpop: 'with_nonce' },
  'dpop-refresh': { dpop: 'with_nonce', refreshTokens: 'one_time' },
  'dpop-static-refresh': { dpop: 'required', refreshTokens: 'static' },
  'dpop-answered-bearer': {
    dpop: 'required',
    tokenResponse: (body) => ({ ...body, token_type: 'Bearer' }),
  },
  'dpop-nonce-for-ever': { dpop: 'required', answers: { token: nonceWanted } },

  'resource-redirect': { answers: { resource: 'redirect' } },
  'resource-hang': { answers: { resource: 'hang' } },
  'resource-html': { answers: { resource: content(200, 'text/html', '<h1>Sign in</h1>') } },
  'resource-refuses': { answers: { resource: json(403, { error: 'insufficient_scope' }) } },
  'resource-writes-html': {
    answers: { resource: json(200, { greeting: '<script>alert(1)</script>', long: 'x'.repeat(5000) }) },
  },
  'resource-drops': { answers: { resource: 'drop_connection' } },

  fapi2: fapi2({}),
  'fapi2-without-iss-promised': fapi2({
    metadata: ({ authorization_response_iss_parameter_supported: _iss, ...rest }) => rest,
  }),
  'fapi2-without-par': fapi2({
    metadata: ({ pushed_authorization_request_endpoint: _endpoint, ...rest }) => rest,
  }),
  'fapi2-without-s256': fapi2({
    metadata: (metadata) => ({ ...metadata, code_challenge_methods_supported: ['plain'] }),
  }),
  'fapi2-iss-missing': fapi2({ authorizationResponse: (parameters) => parameters.delete('iss') }),
  'fapi2-rs256-id-token': fapi2({ signingKey: 'rsa-1' }),
  'fapi2-bearer': fapi2({ tokenResponse: (body) => ({ ...body, token_type: 'Bearer' }) }),
} satisfies Record<string, HostileCase>

function fapi2(change: HostileCase): HostileCase {
  return {
    client: { ...byKey, assertionAlgorithms: ['PS256', 'ES256'] },
    pushedRequests: 'required',
    dpop: 'with_nonce',
    signingKey: 'ec-1',
    keys: () => [publicJwk('ec-1'), publicJwk('rsa-1')],
    ...change,
    metadata(honest, tenant) {
      const metadata = { ...honest, id_token_signing_alg_values_supported: ['ES256', 'RS256'] }
      return change.metadata?.(metadata, tenant) ?? metadata
    },
  }
}
