import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { explain } from '#lib/oidc/explain.ts'
import { outboundFetch } from '#lib/oidc/outbound-fetch.ts'
import type { PresetName } from '#lib/oidc/presets/names.ts'
import { presets } from '#lib/oidc/presets/presets.ts'
import { requireStepUp } from '#lib/oidc/step-up.ts'
import { symptoms } from '#lib/oidc/symptoms/symptoms.ts'
import {
  algorithm,
  callback,
  challenge,
  claim,
  clientId,
  discovery,
  issuer,
  noKey,
  otherIssuer,
  refused,
  responseIss,
  time,
} from './thrown.ts'

/** Errors in the providers’ own words, each with a part of the remedy that the operator reads. */
const examples: Example[] = [
  ['okta', callback('access_denied', 'User is not assigned to the client application.'), '▸ Assignments'],
  [
    'okta',
    callback(
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    ),
    '▸ Access Policies',
  ],
  [
    'okta',
    callback('invalid_scope', 'One or more scopes are not configured for the authorization server resource.'),
    '▸ Scopes ▸ Add Scope',
  ],
  ['okta', callback('invalid_scope', 'Custom scopes are not allowed for this request.'), '`OIDC_SCOPES` to'],
  [
    'okta',
    callback('invalid_request', 'PKCE code challenge is required by the application.'),
    'rewrites the address',
  ],
  [
    'okta',
    callback(
      'invalid_request',
      "PKCE code challenge is required when the token endpoint authentication method is 'NONE'.",
    ),
    'Web Application',
  ],
  [
    'okta',
    callback(
      'unauthorized_client',
      'The client is not authorized to use the provided grant type. Configured grant types: [implicit].',
    ),
    '▸ Grant type',
  ],
  [
    'okta',
    refused(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
    '▸ Client Secrets',
  ],
  ['okta', challenge(), 'A Single-Page App cannot be changed'],
  ['okta', discovery(401), 'without `/oauth2/default`'],
  ['okta', discovery(404), 'Issuer (Metadata URI'],
  ['okta', otherIssuer(), 'the `issuer` that the metadata names'],
  ['okta', claim('iss', 'https://example.okta.com', issuer), 'OpenID Connect ID Token ▸ Issuer'],

  ['keycloak', refused(401, 'unauthorized_client', 'Invalid client credentials'), '▸ Client Secret'],
  ['keycloak', refused(400, 'invalid_client', 'Unable to load public key'), '`/auth/jwks.json`, which'],
  [
    'keycloak',
    refused(401, 'invalid_request', 'Authentication failed.', 'pushed_authorization_request'),
    'Signed Jwt',
  ],
  ['keycloak', refused(400, 'invalid_grant', 'Code not valid'), 'Client Login Timeout'],
  ['keycloak', refused(400, 'invalid_grant', 'Incorrect redirect_uri'), 'Valid redirect URIs'],
  ['keycloak', callback('invalid_scope', 'Invalid scopes: openid groups'), '▸ Add client scope'],
  ['keycloak', discovery(404), 'OpenID Endpoint Configuration'],
  ['keycloak', otherIssuer(), '`--hostname`'],
  ['keycloak', challenge('userinfo'), 'lightweight'],
  ['keycloak', algorithm('ES256'), 'ID token signature algorithm'],

  entra('AADSTS7000215: Invalid client secret provided.', 'copy its Value'),
  entra('AADSTS7000222: The provided client secret keys are expired.', 'note when it ends'),
  entra('AADSTS50011: The redirect URI in the request does not match.', '`APP_URL` + `/auth/callback`'),
  entra('AADSTS65001: The user or administrator has not consented.', 'Grant admin consent'),
  entra('AADSTS50105: The user is not assigned to a role for the application.', 'Users and groups'),
  entra('AADSTS700016: Application was not found in the directory.', 'Application (client) ID'),

  [
    'auth0',
    refused(403, 'unauthorized_client', "Grant type 'authorization_code' not allowed for the client."),
    '▸ Grant Types',
  ],
  ['auth0', refused(401, 'access_denied', 'Unauthorized'), '▸ Client Secret'],
  ['auth0', callback('unauthorized', 'user is blocked'), '▸ Unblock'],
  ['auth0', algorithm('HS256'), 'Signature Algorithm'],
  ['auth0', otherIssuer(), 'and `/`.'],

  ['google', refused(401, 'invalid_client', 'The provided client secret is invalid.'), '▸ Client secrets'],
  ['google', callback('org_internal'), '▸ Audience'],
  ['google', refused(400, 'redirect_uri_mismatch', 'Bad Request'), 'Authorized redirect URIs'],

  ['cognito', refused(400, 'unauthorized_client'), 'OAuth grant types'],
  ['cognito', callback('unauthorized_client'), 'OAuth grant types'],
  ['cognito', refused(400, 'invalid_client'), 'copy Client ID and Client secret'],
  ['cognito', callback('invalid_scope'), 'OpenID Connect scopes'],
  ['cognito', discovery(400), 'Token signing key URL'],

  ['generic', discovery(302, { Location: 'https://www.example.org/' }), 'that it redirects to'],
  [
    'generic',
    discovery(200, { 'Content-Type': 'text/html; charset=utf-8' }),
    'from this host until it shows',
  ],
  ['generic', discovery(404), '`/.well-known/openid-configuration` until it shows'],
  ['generic', discovery(403), 'Let this host through'],
  ['generic', otherIssuer(), 'slash at the end included'],
  ['generic', time('exp', { iat: -660, exp: -360 }), 'the ID token’s lifetime'],
  ['generic', time('nbf', { iat: 90, nbf: 90, exp: 390 }), '30 seconds are forgiven.'],
  ['generic', signedInTomorrow(), '`auth_time` in seconds'],
  ['generic', algorithm('ES256'), 'Set `OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG`'],
  ['generic', claim('iss', `${issuer}/`, issuer), 'the issuer of the token'],
  ['generic', claim('aud', 'another', clientId), 'Compare `OIDC_CLIENT_ID`'],
  ['generic', noKey('autumn'), '`jwks_uri`'],
  ['generic', callback('invalid_scope', 'no such scope'), 'Allow each scope'],
  ['generic', callback('unauthorized_client', 'not this flow'), 'Allow the authorization code grant'],
  ['generic', refused(400, 'invalid_grant', 'redirect_uri does not match'), 'every instance the same'],
  ['generic', responseIss('https://other.example.org'), 'refused for good reason'],
]

const faults: [code: string, fix: string][] = [
  ['ENOTFOUND', 'name resolution'],
  ['EAI_AGAIN', 'the name server'],
  ['ECONNREFUSED', 'Start the provider'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '`NODE_EXTRA_CA_CERTS` to a file'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '`NODE_EXTRA_CA_CERTS` to a file'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the intermediate certificates'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the intermediate certificates'],
  ['CERT_HAS_EXPIRED', 'Renew the certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'stands in the certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'put TLS in front'],
  ['UND_ERR_SOCKET', 'hangs up on plain http'],
]

describe('each symptom is found by what its provider says', () => {
  test.each(examples)('%s, %s', (preset, failure, fix) => {
    expect(explain(at(preset), failure)?.fix).toContain(fix)
  })

  test('Okta Classic’s are Okta’s', () => {
    const failure = callback('access_denied', 'User is not assigned to the client application.')
    expect(explain(at('okta-classic'), failure)).toEqual(explain(at('okta'), failure))
  })

  test('and there is none that nothing finds', async () => {
    const found = examples.map(([preset, failure]) => explain(at(preset), failure)?.fix)
    for (const [code] of faults) found.push(explain(at('generic'), await afterNetworkFault(code))?.fix)
    found.push(explain(at('generic'), await afterTimeout())?.fix)
    const all = Object.values(symptoms).flat()
    expect(all.filter(({ fix }) => !found.includes(fix))).toEqual([])
  })
})

test('a client that signs reads advice about its key, never about a secret', () => {
  const failure = new AuthenticationError(
    'client_refused',
    'token_error',
    'token answered 401 invalid_client',
  )
  for (const preset of ['okta', 'auth0', 'google', 'cognito', 'generic'] as const) {
    const explanation = explain({ ...at(preset), credential: { keys: [{ kty: 'EC' }] } }, failure)
    expect(explanation?.fix).toContain('/auth/jwks.json')
    expect(`${explanation?.cause} ${explanation?.fix}`).not.toMatch(/secret/i)
  }
})

test('a provider without symptoms of its own gets those of any', () => {
  expect(explain(at('zitadel'), discovery(404))).toEqual(explain(at('generic'), discovery(404)))
})

test('of a failure that nothing is known of, nothing is made up', () => {
  expect(explain(at('generic'), callback('server_error', 'it broke'))).toBeUndefined()
  expect(explain(at('keycloak'), callback('access_denied'))).toBeUndefined()
})

describe('a provider that cannot be reached', () => {
  let plain: Server
  let port: number
  beforeAll(async () => {
    plain = createServer((_, response) => void response.end('plain http'))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    port = (plain.address() as AddressInfo).port
  })
  afterAll(() => plain.close())
  afterEach(() => vi.unstubAllGlobals())

  test.each(faults)('%s leads to what has to be done', async (code, fix) => {
    const failure = await afterNetworkFault(code)
    expect(failure.message).toContain(code)
    expect(explain(at('okta'), failure)?.fix).toContain(fix)
  })

  test('silence for too long leads to the firewall', async () => {
    expect(explain(at('generic'), await afterTimeout())?.cause).toContain('firewall')
  })

  test('a reason without a code is given in its own words', async () => {
    expect((await failureOf('http://localhost:9/')).message).toMatch(/did not reach the provider: bad port$/)
  })

  test('Node’s own error for TLS on a port of plain http is known', async () => {
    expect(explain(at('generic'), await failureOf(`https://127.0.0.1:${port}/`))?.fix).toContain('put TLS')
  })

  test('Node’s own error for a port where nothing listens is known, for a name with two addresses too', async () => {
    await new Promise((resolve) => plain.close(resolve))
    for (const host of ['127.0.0.1', 'localhost']) {
      const failure = await failureOf(`http://${host}:${port}/`)
      expect(explain(at('generic'), failure)?.fix).toContain('Start the provider')
    }
  })
})

test('every text is whole: no dangling mark, no two sentences in one', () => {
  for (const { cause, fix } of Object.values(symptoms).flat()) {
    expect(cause).toMatch(/^[A-Z`].*\.$/)
    expect(fix).toMatch(/^[A-Z].*[.`]$/)
    for (const text of [cause, fix]) expect(text.split('`').length % 2).toBe(1)
  }
})

test('symptoms are those of presets', () => {
  expect(Object.keys(symptoms).filter((name) => !(name in presets))).toEqual([])
})

function at(preset: PresetName): Client {
  return { preset: presets[preset], credential: { secret: 'secret' } } as Client
}

function entra(description: string, fix: string): Example {
  return ['entra-external-id', refused(401, 'invalid_client', `${description} Trace ID: 1f2e3d4c`), fix]
}

function signedInTomorrow(): AuthenticationError {
  const claims = { iss: issuer, sub: 'x', aud: clientId, iat: 0, exp: 0, auth_time: Date.now() }
  try {
    requireStepUp({ acrValues: [] } as unknown as Client, claims, { maxAge: 300 })
  } catch (thrown) {
    if (thrown instanceof AuthenticationError) return thrown
  }
  throw new Error('a sign-in to come was accepted')
}

/** As undici throws it: the reason is the cause. */
function afterNetworkFault(code: string): Promise<AuthenticationError> {
  const cause = Object.assign(new Error('no secret'), { code })
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })))
  return failureOf(`${issuer}/token`)
}

function afterTimeout(): Promise<AuthenticationError> {
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => Promise.reject(signal?.reason))
  return failureOf(`${issuer}/token`, AbortSignal.abort(new DOMException('late', 'TimeoutError')))
}

async function failureOf(url: string, budget = AbortSignal.timeout(5000)): Promise<AuthenticationError> {
  const ask = outboundFetch(new Set([new URL(url).host]), budget)
  const thrown = await ask(url, { method: 'GET', headers: {}, body: null, redirect: 'manual' }).catch(
    (caught: unknown) => caught,
  )
  if (thrown instanceof AuthenticationError) return thrown
  throw new Error('the call was answered')
}

type Example = [preset: PresetName, failure: AuthenticationError, fix: string]
