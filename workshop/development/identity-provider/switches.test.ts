import { afterEach, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { type RunningProvider, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

let provider: RunningProvider
afterEach(() => provider.stop())

test('discovery says what there is', async () => {
  provider = await startProvider()
  const metadata = await discover()
  expect(metadata).toMatchObject({
    issuer: provider.url,
    authorization_endpoint: `${provider.url}/authorize`,
    token_endpoint: `${provider.url}/token`,
    userinfo_endpoint: `${provider.url}/userinfo`,
    end_session_endpoint: `${provider.url}/end-session`,
    revocation_endpoint: `${provider.url}/revoke`,
    introspection_endpoint: `${provider.url}/introspect`,
    pushed_authorization_request_endpoint: `${provider.url}/pushed-authorization-request`,
    prompt_values_supported: ['none', 'login', 'consent', 'create'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    authorization_response_iss_parameter_supported: true,
  })
  expect(metadata['id_token_signing_alg_values_supported']).toEqual(
    expect.arrayContaining(['RS256', 'PS256', 'ES256', 'EdDSA']),
  )
  expect(metadata['id_token_signing_alg_values_supported']).not.toContain('none')
})

test('a thin ID token leaves the claims to userinfo', async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_ID_TOKEN: 'thin' })
  const { claims, tokens } = await redeemCode(provider, (await signIn(provider)).url)
  expect(claims).toMatchObject({ sub: '00ualice000000000001', sid: expect.any(String) })
  for (const claim of ['name', 'email', 'groups']) expect(claims).not.toHaveProperty(claim)
  const userinfo = await fetch(`${provider.url}/userinfo`, {
    headers: { authorization: `Bearer ${tokens['access_token']}` },
  })
  expect(await userinfo.json()).toMatchObject({
    sub: '00ualice000000000001',
    name: 'Alice Example',
    email: 'alice@example.test',
    groups: ['staff'],
  })
})

test.each(['PS256', 'ES256', 'EdDSA'])('a setting makes it sign ID tokens with %s', async (alg) => {
  provider = await startProvider({ IDENTITY_PROVIDER_SIGNING_ALG: alg })
  const { header } = await redeemCode(provider, (await signIn(provider)).url)
  expect(header?.alg).toBe(alg)
  const jwks = (await (await fetch(`${provider.url}/jwks`)).json()) as {
    keys: { kid: string; alg: string }[]
  }
  expect(jwks.keys.find(({ kid }) => kid === header?.kid)?.alg).toBe(alg)
})

test('a setting makes the client authenticate in the body, and only there', async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: 'client_secret_post' })
  const refused = await redeemCode(provider, (await signIn(provider)).url)
  expect(refused.tokens['error']).toBe('invalid_client')
  const taken = await redeemCode(provider, (await signIn(provider)).url, 'client_secret_post')
  expect(taken.status).toBe(200)
})

test('one-time refresh tokens work once, and a second use ends the whole chain', async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS: 'true' })
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const first = tokens['refresh_token'] ?? ''
  const { tokens: next } = await refresh(provider, first)
  expect(next['refresh_token']).not.toBe(first)
  expect((await refresh(provider, first)).tokens['error']).toBe('invalid_grant')
  expect((await refresh(provider, next['refresh_token'] ?? '')).tokens['error']).toBe('invalid_grant')
})

test('without the switch a refresh token stays the same', async () => {
  provider = await startProvider()
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const refreshed = await refresh(provider, tokens['refresh_token'] ?? '')
  expect(refreshed.tokens['refresh_token']).toBe(tokens['refresh_token'])
})

test('without the iss parameter neither answers nor discovery hold it', async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_ISS_PARAMETER: 'false' })
  const { url } = await signIn(provider)
  expect(url.searchParams.has('code')).toBe(true)
  expect(url.searchParams.has('iss')).toBe(false)
  const refused = await new Visitor(provider.url).open(authorizationUrl(provider, { prompt: 'none' }))
  expect(refused.url.searchParams.get('error')).toBe('login_required')
  expect(refused.url.searchParams.has('iss')).toBe(false)
  expect(await discover()).not.toHaveProperty('authorization_response_iss_parameter_supported')
})

test('a setting makes it ask for consent once, and consent can be refused', async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_CONSENT: 'ask' })
  const unwilling = new Visitor(provider.url)
  const asked = await signIn(provider, alice, unwilling)
  expect(asked.text).toContain('Allow Identity Starter?')
  expect(asked.text).toContain('as Alice Example')
  const refused = await unwilling.submit(asked, { answer: 'refuse' })
  expect(refused.url.searchParams.get('error')).toBe('access_denied')

  const willing = new Visitor(provider.url)
  const callback = (await willing.submit(await signIn(provider, alice, willing), { answer: 'allow' })).url
  expect((await redeemCode(provider, callback)).claims).toMatchObject({ name: 'Alice Example' })
  const again = await willing.open(authorizationUrl(provider))
  expect(again.url.pathname).toBe('/auth/callback')
})

test('offline_access is granted with prompt=consent, and its refresh token outlives the session', async () => {
  provider = await startProvider()
  const visitor = new Visitor(provider.url)
  const more = { scope: 'openid offline_access', prompt: 'consent' }
  const asked = await signIn(provider, alice, visitor, more)
  expect(asked.text).toContain('Offline access')
  const { tokens } = await redeemCode(provider, (await visitor.submit(asked, { answer: 'allow' })).url)
  expect(tokens['scope']).toBe('openid offline_access')
  await visitor.open(`/end-session?id_token_hint=${tokens['id_token']}`)
  expect((await refresh(provider, tokens['refresh_token'] ?? '')).status).toBe(200)
})

async function discover(): Promise<Record<string, unknown>> {
  return (await fetch(`${provider.url}/.well-known/openid-configuration`)).json() as Promise<
    Record<string, unknown>
  >
}
