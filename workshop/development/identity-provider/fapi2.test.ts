import { decodeProtectedHeader, generateKeyPair, type JWTPayload } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client } from './start-provider.ts'
import {
  assertion,
  ath,
  codeVerifier,
  comeBack,
  newProver,
  requestBody,
  type StrongClient,
  send,
  signInStrongly,
  startStrongClient,
} from './strong-client.ts'
import { Visitor } from './visitor.ts'

let strong: StrongClient
beforeAll(async () => {
  strong = await startStrongClient({ IDENTITY_PROVIDER_PROFILE: 'fapi2' }, 'ES256', [
    'PS256',
    'EdDSA',
    'RS256',
    'ES384',
  ])
})
afterAll(() => strong.stop())

test('the metadata offers nothing weaker than the profile', async () => {
  const response = await fetch(`${strong.provider.url}/.well-known/openid-configuration`)
  expect(await response.json()).toMatchObject({
    require_pushed_authorization_requests: true,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['PS256', 'ES256', 'EdDSA', 'Ed25519'],
    id_token_signing_alg_values_supported: ['PS256', 'ES256', 'EdDSA'],
    dpop_signing_alg_values_supported: ['ES256', 'Ed25519', 'EdDSA'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  })
})

test('a client that does everything signs people in, and its tokens work with its key', async () => {
  const { provider, configuration } = strong
  const DPoP = (await newProver()).handle(configuration)
  const before = provider.log().length
  const { pushed, callback, tokens } = await signInStrongly(strong, configuration, DPoP)
  expect([...pushed.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  expect(callback.searchParams.get('iss')).toBe(provider.url)
  expect(tokens).toMatchObject({ token_type: 'dpop', scope: 'openid profile email' })
  expect(decodeProtectedHeader(tokens.id_token ?? '').alg).toBe('PS256')

  const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? '', undefined, {
    DPoP,
  })
  expect(refreshed.refresh_token).toBe(tokens.refresh_token)
  const sub = tokens.claims()?.sub ?? ''
  const userinfo = await openid.fetchUserInfo(configuration, refreshed.access_token, sub, { DPoP })
  expect(userinfo.email).toBe('alice@example.test')
  const card = await profileCard(configuration, refreshed.access_token, DPoP)
  expect(card.headers.get('cache-control')).toBe('no-store')
  expect(await card.json()).toEqual({
    sub,
    name: 'Alice Example',
    scope: 'openid profile email',
    iat: expect.any(Number),
    token_type: 'DPoP',
  })

  // The first proof knows no nonce yet; whatever comes after it does.
  const calls = provider.log().slice(before).flatMap(callOf)
  expect(calls.filter((call) => !/authorize|interaction/.test(call))).toEqual([
    'POST /pushed-authorization-request 400',
    'POST /pushed-authorization-request 201',
    'POST /token 200',
    'GET /jwks 200',
    'POST /token 200',
    'GET /userinfo 200',
    'GET /api/profile-card 200',
  ])
  expect(provider.output()).not.toContain(refreshed.access_token)

  await openid.tokenRevocation(configuration, refreshed.refresh_token ?? '')
  await expect(profileCard(configuration, refreshed.access_token, DPoP)).rejects.toMatchObject({
    status: 401,
  })
})

test('a request that is not pushed is refused', async () => {
  const query = new URLSearchParams(requestBody(strong))
  const page = await new Visitor(strong.provider.url).open(`/authorize?${query}`)
  expect(page.url.searchParams.get('error')).toBe('invalid_request')
  expect(page.url.searchParams.get('error_description')).toContain('Pushed Authorization Request')
})

test('a pushed request without a client assertion is refused', async () => {
  expect(await push({}, {})).toEqual([401, 'invalid_client'])
})

test('a pushed request with a client secret is refused', async () => {
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`
  const { status, answer } = await send(parEndpoint(), requestBody(strong), { authorization: basic })
  expect([status, answer['error']]).toEqual([401, 'invalid_client'])
})

test.each([
  ['for the token endpoint', () => ({ aud: `${strong.provider.url}/token` })],
  ['for the pushed request endpoint', () => ({ aud: parEndpoint() })],
  ['for a list of audiences', () => ({ aud: [strong.provider.url] })],
  ['for another issuer', () => ({ aud: 'http://localhost:1' })],
  ['by another client', () => ({ iss: 'other-client' })],
  ['that has expired', () => ({ exp: Math.floor(Date.now() / 1000) - 60 })],
  ['that never expires', () => ({ exp: undefined })],
  ['without an id', () => ({ jti: undefined })],
])('a client assertion %s is refused', async (_, claims) => {
  expect(await push(await assertion(strong, claims() as JWTPayload))).toEqual([401, 'invalid_client'])
})

test.each([
  ['PS256', [201, undefined]],
  ['EdDSA', [201, undefined]],
  ['RS256', [401, 'invalid_client']],
  ['ES384', [401, 'invalid_client']],
])('a client assertion by a published key for %s is answered with %j', async (alg, answer) => {
  const by = strong.others.find((key) => key.alg === alg)
  expect(by && (await push(await assertion(strong, {}, by)))).toEqual(answer)
})

test('a client assertion by HS256 with the public key is refused', async () => {
  const key = new TextEncoder().encode(JSON.stringify(strong.key.jwk))
  expect(await push(await assertion(strong, {}, { alg: 'HS256', privateKey: key }))).toEqual([
    401,
    'invalid_client',
  ])
})

test('a client assertion by another key is refused', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  expect(await push(await assertion(strong, {}, { privateKey }))).toEqual([401, 'invalid_client'])
})

test('a client assertion works once', async () => {
  const signed = await assertion(strong)
  expect(await push(signed)).toEqual([201, undefined])
  expect(await push(signed)).toEqual([401, 'invalid_client'])
})

test.each([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['with plain PKCE', { code_challenge: codeVerifier, code_challenge_method: 'plain' }],
  ['without a redirect URI', { redirect_uri: '' }],
])('a pushed request %s is refused', async (_, more) => {
  expect(await push(await assertion(strong), more)).toEqual([400, 'invalid_request'])
})

test('a redirect URI that is merely like the registered one is refused', async () => {
  const more = { redirect_uri: `${strong.appUrl}/auth/callback/` }
  expect(await push(await assertion(strong), more)).toEqual([400, 'invalid_request'])
})

test('a code without a proof of a key yields no token', async () => {
  const { status, answer } = await redeem({})
  expect([status, answer['error']]).toEqual([400, 'invalid_grant'])
})

test('a proof without a nonce is sent back with one', async () => {
  const { proof } = await newProver()
  const { status, answer, headers } = await redeem({ dpop: await proof('POST', tokenEndpoint()) })
  expect([status, answer['error']]).toEqual([400, 'use_dpop_nonce'])
  expect(headers.get('dpop-nonce')).toEqual(expect.any(String))
})

test('a proof for another endpoint yields no token', async () => {
  const { proof } = await newProver()
  const { status, answer } = await redeem({ dpop: await proof('POST', parEndpoint()) })
  expect([status, answer['error']]).toEqual([400, 'invalid_dpop_proof'])
})

test('a code that is bound to a key by the pushed request works with no other', async () => {
  const { proof } = await newProver()
  const body = requestBody(strong, { dpop_jkt: 'the-thumbprint-of-another-key-0123456789abc' })
  const dpop = await proof('POST', tokenEndpoint(), { nonce: await freshNonce() })
  const { status, answer } = await redeem({ dpop }, body)
  expect([status, answer['error']]).toEqual([400, 'invalid_grant'])
})

test('a refresh token without a proof yields nothing', async () => {
  const { configuration } = strong
  const { tokens } = await signInStrongly(strong, configuration, (await newProver()).handle(configuration))
  await expect(openid.refreshTokenGrant(configuration, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('without a token the resource answers with its challenge and no error', async () => {
  const response = await fetch(cardUrl())
  expect(response.status).toBe(401)
  const challenge = response.headers.get('www-authenticate') ?? ''
  expect(challenge).toMatch(/^Bearer realm="[^"]+", DPoP realm="[^"]+", algs="ES256/)
  expect(challenge).not.toContain('error')
})

test('a bound token is no bearer token, neither at userinfo nor at the resource', async () => {
  const { accessToken } = await boundToken()
  for (const url of [`${strong.provider.url}/userinfo`, cardUrl()]) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^DPoP .*error="invalid_token"/)
  }
})

test('the resource asks for a nonce', async () => {
  const { accessToken, proof } = await boundToken()
  const response = await callCard(accessToken, await proof('GET', cardUrl(), { ath: ath(accessToken) }))
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toMatch(/^DPoP .*error="use_dpop_nonce"/)
  const nonce = response.headers.get('dpop-nonce') ?? ''
  const right = await proof('GET', cardUrl(), { ath: ath(accessToken), nonce })
  expect((await callCard(accessToken, right)).status).toBe(200)
})

test('a proof works once at the resource', async () => {
  const { accessToken, proof } = await boundToken()
  const right = await proof('GET', cardUrl(), { ath: ath(accessToken), nonce: await freshNonce() })
  expect((await callCard(accessToken, right)).status).toBe(200)
  expect(await refusal(callCard(accessToken, right))).toBe('401 invalid_token')
})

test('a proof by another key does not open the resource', async () => {
  const { accessToken } = await boundToken()
  const { proof } = await newProver()
  const stranger = await proof('GET', cardUrl(), { ath: ath(accessToken), nonce: await freshNonce() })
  expect(await refusal(callCard(accessToken, stranger))).toBe('401 invalid_token')
})

test.each([
  ['of another token', { ath: ath('another') }],
  ['of no token', { ath: undefined }],
  ['for another method', { htm: 'POST' }],
  ['for another address', { htu: 'http://localhost:1/api/profile-card' }],
  ['without an id', { jti: undefined }],
])('a proof %s does not open the resource', async (_, claims) => {
  const { accessToken, proof } = await boundToken()
  const wrong = { ath: ath(accessToken), nonce: await freshNonce(), ...(claims as JWTPayload) }
  expect(await refusal(callCard(accessToken, await proof('GET', cardUrl(), wrong)))).toBe(
    '401 invalid_dpop_proof',
  )
})

async function push(signed: Record<string, string>, more: Record<string, string> = {}) {
  const { status, answer } = await send(parEndpoint(), { ...requestBody(strong, more), ...signed })
  return [status, answer['error']]
}

async function redeem(headers: Record<string, string>, body = requestBody(strong)) {
  const pushed = await send(parEndpoint(), { ...body, ...(await assertion(strong)) })
  const request = new URL(`${strong.provider.url}/authorize`)
  request.search = new URLSearchParams({
    client_id: client.id,
    request_uri: pushed.answer['request_uri'] ?? '',
  }).toString()
  const callback = await comeBack(strong.provider, request)
  return send(
    tokenEndpoint(),
    {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${strong.appUrl}/auth/callback`,
      code_verifier: codeVerifier,
      ...(await assertion(strong)),
    },
    headers,
  )
}

async function freshNonce(): Promise<string> {
  const { proof } = await newProver()
  const { headers } = await send(tokenEndpoint(), await assertion(strong), {
    dpop: await proof('POST', tokenEndpoint()),
  })
  const asked = headers.get('dpop-nonce')
  if (asked) return asked
  const response = await callCard('none', await proof('GET', cardUrl(), { ath: ath('none') }))
  return response.headers.get('dpop-nonce') ?? ''
}

async function boundToken() {
  const prover = await newProver()
  const { tokens } = await signInStrongly(strong, strong.configuration, prover.handle(strong.configuration))
  return { accessToken: tokens.access_token, proof: prover.proof }
}

function profileCard(configuration: openid.Configuration, accessToken: string, DPoP: openid.DPoPHandle) {
  const url = new URL(cardUrl())
  return openid.fetchProtectedResource(configuration, accessToken, url, 'GET', undefined, undefined, { DPoP })
}

function callCard(accessToken: string, proof: string) {
  return fetch(cardUrl(), { headers: { authorization: `DPoP ${accessToken}`, dpop: proof } })
}

async function refusal(answer: Promise<Response>): Promise<string> {
  const response = await answer
  const error = /error="([^"]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1]
  return `${response.status} ${error}`
}

function callOf({ event, method, path, status }: Record<string, unknown>): string[] {
  return event === 'request' ? [`${method} ${path} ${status}`] : []
}

function tokenEndpoint(): string {
  return `${strong.provider.url}/token`
}

function parEndpoint(): string {
  return `${strong.provider.url}/pushed-authorization-request`
}

function cardUrl(): string {
  return `${strong.provider.url}/api/profile-card`
}
