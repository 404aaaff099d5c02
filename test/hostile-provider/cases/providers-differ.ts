import type { Claims, HostileCase, Metadata } from '../hostile-case.ts'
import { publicJwk } from '../keys.ts'
import { json } from '../reply.ts'
import { countOf, issuerPath, type Tenant } from '../tenant.ts'

const without =
  (...names: string[]) =>
  (members: Metadata | Claims) => ({
    ...members,
    ...Object.fromEntries(names.map((name) => [name, undefined])),
  })
const optional = [
  'token_endpoint_auth_methods_supported',
  'code_challenge_methods_supported',
  'scopes_supported',
  'response_modes_supported',
  'grant_types_supported',
  'id_token_signing_alg_values_supported',
  'authorization_response_iss_parameter_supported',
]
const refusesClient = (status: number, error: string, headers?: Record<string, string>): HostileCase => ({
  answers: { token: json(status, { error }, headers) },
})
const trapAt = (tenant: Tenant) => `${tenant.otherOrigin}${issuerPath(tenant)}/trap`

/** What differs between providers that all mean well: how they are named, what they leave out, what they add. */
export const providersDifferCases = {
  'issuer-without-its-slash': {
    metadata: (metadata) => ({ ...metadata, issuer: String(metadata.issuer).replace(/\/$/, '') }),
  },
  'no-auth-methods-supported': { metadata: without('token_endpoint_auth_methods_supported') },
  'no-challenge-methods-supported': { metadata: without('code_challenge_methods_supported') },
  'no-scopes-supported': { metadata: without('scopes_supported') },
  'no-signing-algs-supported': { metadata: without('id_token_signing_alg_values_supported') },
  'no-userinfo-endpoint': { metadata: without('userinfo_endpoint') },
  'nothing-optional-supported': { metadata: without(...optional) },
  'no-email-verified': { claims: without('email_verified'), userinfo: without('email_verified') },
  'no-sid': { claims: without('sid') },
  'no-auth-time': { claims: without('auth_time') },
  'auth-time-0': { claims: (claims) => ({ ...claims, auth_time: 0 }) },
  'rs256-where-another-is-registered': {
    metadata: (metadata) => ({
      ...metadata,
      id_token_signing_alg_values_supported: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    }),
    keys: () => [publicJwk('rsa-1', { alg: undefined }), publicJwk('ec-1'), publicJwk('ed-1')],
  },
  /** Addresses that a token or an answer names, on a host that the metadata does not. */
  'addresses-in-tokens': {
    header: (header, tenant) => ({ ...header, jku: trapAt(tenant), x5u: trapAt(tenant) }),
    userinfo: (claims, tenant) => ({
      ...claims,
      picture: trapAt(tenant),
      _claim_names: { groups: 'elsewhere' },
      _claim_sources: { elsewhere: { endpoint: trapAt(tenant), access_token: 'none' } },
    }),
  },
  'client-refused-401-unauthorized-client': refusesClient(401, 'unauthorized_client'),
  'client-refused-400-invalid-client': refusesClient(400, 'invalid_client'),
  'client-refused-with-challenge': refusesClient(401, 'invalid_client', {
    'WWW-Authenticate': 'Basic realm="hostile"',
  }),
  'secret-compared-undecoded': {
    client: {
      secret: 'a+b:c%d/e f&g=h-0123456789abcdef',
      methods: ['client_secret_basic', 'client_secret_post'],
      decodesBasic: false,
    },
  },
  /** Keycloak makes an algorithm's key when it first signs with it. */
  'key-made-on-demand': {
    signingKey: 'ec-1',
    keys: (tenant) => keysFrom(tenant, 'token'),
  },
  'userinfo-key-made-on-demand': {
    metadata: (metadata) => ({ ...metadata, userinfo_signing_alg_values_supported: ['ES256'] }),
    userinfoJwt: (jwt) => jwt,
    userinfoSigningKey: 'ec-1',
    keys: (tenant) => keysFrom(tenant, 'userinfo'),
  },
  keycloak: {
    authorizationResponse: (parameters) => parameters.set('session_state', 'Wp5l0zqk9vmtFbU2fLkkTn1s'),
    tokenResponse: (body) => ({
      ...body,
      refresh_token: 'a-refresh-token',
      refresh_expires_in: 1800,
      'not-before-policy': 0,
      session_state: 'Wp5l0zqk9vmtFbU2fLkkTn1s',
    }),
    claims: (claims) => ({ ...claims, typ: 'ID', azp: claims.aud, acr: '1', jti: crypto.randomUUID() }),
  },
} satisfies Record<string, HostileCase>

function keysFrom(tenant: Tenant, endpoint: string) {
  const known = [publicJwk('rsa-1')]
  return countOf(tenant, endpoint) > 0 ? [...known, publicJwk('ec-1')] : known
}
