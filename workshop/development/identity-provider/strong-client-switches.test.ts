import * as openid from 'openid-client'
import { afterEach, expect, test, vi } from 'vitest'
import { authorizationUrl, redeemCode, refresh, signIn, tokenRequest } from './app.ts'
import { appUrl, client, type RunningProvider, startProvider } from './start-provider.ts'
import {
  assertion,
  ath,
  newProver,
  requestBody,
  send,
  signInStrongly,
  startStrongClient,
} from './strong-client.ts'
import { Visitor } from './visitor.ts'

let running: { stop(): Promise<unknown> }
afterEach(() => running.stop())

test.each(['RS256', 'PS256', 'ES256', 'Ed25519', 'EdDSA'])(
  'a client that signs with %s is known',
  async (alg) => {
    const strong = await start({ IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'private_key_jwt' }, alg)
    const url = `${strong.provider.url}/pushed-authorization-request`
    for (const aud of [strong.provider.url, `${strong.provider.url}/token`]) {
      const pushed = await send(url, { ...requestBody(strong), ...(await assertion(strong, { aud })) })
      expect(pushed.status).toBe(201)
    }
    expect(strong.fetched).toEqual(['/auth/jwks.json'])
  },
)

test('a key that the client has changed is fetched, and the former one is of no use any more', async () => {
  const strong = await start({ IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'private_key_jwt' })
  expect((await signInStrongly(strong, strong.configuration)).tokens.token_type).toBe('bearer')
  const changed = await strong.changeKey()
  await vi.waitFor(() => signInStrongly(strong, changed), { timeout: 15_000 })
  await expect(signInStrongly(strong, strong.configuration)).rejects.toMatchObject({
    error: 'invalid_client',
  })
})

test('a client that signs may do so in Okta mode too', async () => {
  const strong = await start({
    IDENTITY_PROVIDER_MODE: 'okta',
    IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'private_key_jwt',
    IDENTITY_PROVIDER_REQUIRE_PAR: 'true',
    IDENTITY_PROVIDER_REQUIRE_DPOP: 'true',
    IDENTITY_PROVIDER_DPOP_NONCE: 'true',
  })
  const DPoP = (await newProver()).handle(strong.configuration)
  const { tokens } = await signInStrongly(strong, strong.configuration, DPoP)
  expect(tokens.token_type).toBe('dpop')
})

test('requests may be demanded pushed of a client with a secret', async () => {
  const provider = await startAlone({ IDENTITY_PROVIDER_REQUIRE_PAR: 'true' })
  const { url } = await new Visitor(provider.url).open(authorizationUrl(provider))
  expect(url.searchParams.get('error')).toBe('invalid_request')
})

test('tokens may be demanded bound without nonces and without pushed requests', async () => {
  const provider = await startAlone({ IDENTITY_PROVIDER_REQUIRE_DPOP: 'true' })
  const refused = await redeemCode(provider, (await signIn(provider)).url)
  expect(refused.tokens['error']).toBe('invalid_grant')
  const configuration = await withSecret(provider)
  const { tokens } = await signInPlainly(provider, configuration, (await newProver()).handle(configuration))
  expect(tokens.token_type).toBe('dpop')
  expect(provider.log().filter(({ path, status }) => path === '/token' && status === 200)).toHaveLength(1)
})

test('a nonce that is good once is followed by the next in every answer', async () => {
  const provider = await startAlone({ IDENTITY_PROVIDER_DPOP_NONCE: 'once' })
  const configuration = await withSecret(provider)
  const prover = await newProver()
  const { tokens } = await signInPlainly(provider, configuration, prover.handle(configuration))
  const url = `${provider.url}/api/profile-card`
  const card = async (nonce: string) => {
    const proof = await prover.proof('GET', url, { ath: ath(tokens.access_token), nonce })
    return fetch(url, { headers: { authorization: `DPoP ${tokens.access_token}`, dpop: proof } })
  }
  const first = (await card('made-up')).headers.get('dpop-nonce') ?? ''
  const taken = await card(first)
  expect(taken.status).toBe(200)
  expect((await card(first)).headers.get('www-authenticate')).toContain('use_dpop_nonce')
  expect((await card(taken.headers.get('dpop-nonce') ?? '')).status).toBe(200)
})

test('the resource takes a bearer token as it is, and no proof beside it', async () => {
  const provider = await startAlone({})
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const url = `${provider.url}/api/profile-card`
  const token = tokens['access_token'] ?? ''
  const card = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  expect(await card.json()).toMatchObject({ name: 'Alice Example', token_type: 'Bearer' })
  const { proof } = await newProver()
  const dpop = await proof('GET', url, { ath: ath(token) })
  expect((await fetch(url, { headers: { authorization: `DPoP ${token}`, dpop } })).status).toBe(401)
  const wrong = await fetch(url, { headers: { authorization: 'Bearer wrong' } })
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringMatching(/^Bearer .*error="invalid_token"/),
  ])
  expect((await fetch(`${url}?access_token=${token}`)).status).toBe(400)
  expect((await refresh(provider, tokens['refresh_token'] ?? '')).status).toBe(200)
})

test('what the resource tells of a person follows from the scope', async () => {
  const provider = await startAlone({})
  const { tokens } = await redeemCode(
    provider,
    (await signIn(provider, undefined, undefined, { scope: 'openid' })).url,
  )
  const card = await fetch(`${provider.url}/api/profile-card`, {
    headers: { authorization: `Bearer ${tokens['access_token']}` },
  })
  expect(await card.json()).not.toHaveProperty('name')
})

test('a callback of its own is registered beside the usual one', async () => {
  const provider = await startAlone({ IDENTITY_PROVIDER_CALLBACK: '/auth/callback/partner' })
  const partner = `${appUrl}/auth/callback/partner`
  const { url } = await signIn(provider, undefined, undefined, { redirect_uri: partner })
  expect(url.pathname).toBe('/auth/callback/partner')
  const body = { grant_type: 'authorization_code', code: url.searchParams.get('code') ?? '' }
  expect((await tokenRequest(provider, { ...body, redirect_uri: `${appUrl}/auth/callback` })).status).toBe(
    400,
  )
  expect((await signIn(provider)).url.pathname).toBe('/auth/callback')
})

async function start(settings: Record<string, string>, alg?: string) {
  const strong = await startStrongClient(settings, alg)
  running = strong
  return strong
}

async function startAlone(settings: Record<string, string>): Promise<RunningProvider> {
  const provider = await startProvider(settings)
  running = provider
  return provider
}

function withSecret({ url }: RunningProvider) {
  const options = { execute: [openid.allowInsecureRequests] }
  return openid.discovery(new URL(url), client.id, {}, openid.ClientSecretBasic(client.secret), options)
}

/** The walk without a pushed request. */
async function signInPlainly(
  provider: RunningProvider,
  configuration: openid.Configuration,
  DPoP: openid.DPoPHandle,
) {
  const verifier = openid.randomPKCECodeVerifier()
  const code_challenge = await openid.calculatePKCECodeChallenge(verifier)
  const { url } = await signIn(provider, undefined, undefined, { code_challenge })
  const checks = { pkceCodeVerifier: verifier, expectedState: 'the-state', expectedNonce: 'the-nonce' }
  return { tokens: await openid.authorizationCodeGrant(configuration, url, checks, undefined, { DPoP }) }
}
