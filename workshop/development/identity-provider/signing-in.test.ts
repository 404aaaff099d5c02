import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { appUrl, type RunningProvider, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

let provider: RunningProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.stop())

test('the right password leads back to the app with a code that yields an ID token', async () => {
  const callback = (await signIn(provider)).url
  expect(callback.origin + callback.pathname).toBe(`${appUrl}/auth/callback`)
  expect(callback.searchParams.get('state')).toBe('the-state')
  expect(callback.searchParams.get('iss')).toBe(provider.url)

  const { status, claims, tokens } = await redeemCode(provider, callback)
  expect(status).toBe(200)
  expect(claims).toMatchObject({
    iss: provider.url,
    sub: '00ualice000000000001',
    nonce: 'the-nonce',
    name: 'Alice Example',
    given_name: 'Alice',
    family_name: 'Example',
    email: 'alice@example.test',
    email_verified: true,
    groups: ['staff'],
    amr: ['pwd'],
    sid: expect.any(String),
    auth_time: expect.any(Number),
  })
  expect(tokens['refresh_token']).toEqual(expect.any(String))
})

test('a code works once', async () => {
  const callback = (await signIn(provider)).url
  expect((await redeemCode(provider, callback)).status).toBe(200)
  expect((await redeemCode(provider, callback)).tokens['error']).toBe('invalid_grant')
})

test('a refresh token yields new tokens', async () => {
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const refreshed = await refresh(provider, tokens['refresh_token'] ?? '')
  expect(refreshed.status).toBe(200)
  expect(refreshed.claims).toMatchObject({ sub: '00ualice000000000001' })
})

test('a person with a session here returns to the app at once', async () => {
  const visitor = new Visitor(provider.url)
  await signIn(provider, alice, visitor)
  const again = await visitor.open(authorizationUrl(provider))
  expect(again.url.pathname).toBe('/auth/callback')
  const silent = await visitor.open(authorizationUrl(provider, { prompt: 'none' }))
  expect(silent.url.searchParams.get('code')).toEqual(expect.any(String))
})

test('prompt=none without a session answers login_required', async () => {
  const { url } = await new Visitor(provider.url).open(authorizationUrl(provider, { prompt: 'none' }))
  expect(url.searchParams.get('error')).toBe('login_required')
  expect(url.searchParams.get('state')).toBe('the-state')
})

test('prompt=login asks for the password again and gives a new auth_time', async () => {
  const visitor = new Visitor(provider.url)
  const first = await redeemCode(provider, (await signIn(provider, alice, visitor)).url)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const asked = await visitor.open(authorizationUrl(provider, { prompt: 'login' }))
  expect(asked.title).toBe('Sign in · Example ID')
  expect(asked.html).toContain('value="alice@example.test"')
  const second = await redeemCode(provider, (await visitor.submit(asked, alice)).url)
  expect(Number(second.claims?.['auth_time'])).toBeGreaterThan(Number(first.claims?.['auth_time']))
  expect(second.claims?.['sid']).toBe(first.claims?.['sid'])
})

test('max_age asks again when the sign-in is older', async () => {
  const visitor = new Visitor(provider.url)
  await signIn(provider, alice, visitor)
  const recent = await visitor.open(authorizationUrl(provider, { max_age: '600' }))
  expect(recent.url.pathname).toBe('/auth/callback')
  const asked = await visitor.open(authorizationUrl(provider, { max_age: '0' }))
  expect(asked.title).toBe('Sign in · Example ID')
})

test('login_hint fills in the address, and asks when another person is signed in', async () => {
  const visitor = new Visitor(provider.url)
  await signIn(provider, alice, visitor)
  const same = await visitor.open(authorizationUrl(provider, { login_hint: 'Alice@example.test' }))
  expect(same.url.pathname).toBe('/auth/callback')
  const other = await visitor.open(authorizationUrl(provider, { login_hint: 'adam@example.test' }))
  expect(other.html).toContain('value="adam@example.test"')
})

test('another person in the same browser replaces the session, without a script', async () => {
  const visitor = new Visitor(provider.url)
  const first = await redeemCode(provider, (await signIn(provider, alice, visitor)).url)
  const adam = { email: 'adam@example.test', password: 'adam-password-1' }
  const callback = (await signIn(provider, adam, visitor, { prompt: 'login' })).url
  expect((await redeemCode(provider, callback)).claims).toMatchObject({ sub: '00uadam0000000000002' })
  const refreshed = await refresh(provider, first.tokens['refresh_token'] ?? '')
  expect(refreshed.tokens['error']).toBe('invalid_grant')
})

test('two tabs of one browser both sign in', async () => {
  const visitor = new Visitor(provider.url)
  const one = await visitor.open(authorizationUrl(provider, { state: 'one' }))
  const two = await visitor.open(authorizationUrl(provider, { state: 'two' }))
  const back = [await visitor.submit(two, alice), await visitor.submit(one, alice)]
  expect(back.map(({ url }) => url.searchParams.get('state'))).toEqual(['two', 'one'])
  for (const { url } of back) expect((await redeemCode(provider, url)).status).toBe(200)
})

test('the session lasts beyond the browser only for those who asked for it', async () => {
  const lasting = (answers: Record<string, string>) => signInCookie(new Visitor(provider.url), answers)
  expect(await lasting(alice)).not.toMatch(/expires=/i)
  expect(await lasting({ ...alice, remember: 'yes' })).toMatch(/expires=/i)
})

test('a second sign-in may choose again whether the session lasts', async () => {
  const visitor = new Visitor(provider.url)
  expect(await signInCookie(visitor, alice)).not.toMatch(/expires=/i)
  expect(await signInCookie(visitor, { ...alice, remember: 'yes' })).toMatch(/expires=/i)
  expect(await signInCookie(visitor, alice)).not.toMatch(/expires=/i)
})

test('a request without PKCE or with another redirect URI is refused', async () => {
  const plain = await new Visitor(provider.url).open(authorizationUrl(provider, { code_challenge: '' }))
  expect(plain.url.searchParams.get('error')).toBe('invalid_request')
  const elsewhere = authorizationUrl(provider, { redirect_uri: 'http://localhost:1/auth/callback' })
  const refused = await new Visitor(provider.url).open(elsewhere)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('redirect_uri')
})

test('each provider of this machine has cookies of its own name', async () => {
  const visitor = new Visitor(provider.url)
  await signIn(provider, alice, visitor)
  const { port } = new URL(provider.url)
  for (const name of visitor.cookies()) expect(name).toContain(`identity_provider_${port}_`)
})

async function signInCookie(visitor: Visitor, answers: Record<string, string>): Promise<string> {
  const page = await visitor.submit(
    await visitor.open(authorizationUrl(provider, { prompt: 'login' })),
    answers,
  )
  const name = `identity_provider_${new URL(provider.url).port}_session`
  return page.headers.getSetCookie().find((line) => line.startsWith(`${name}=`)) ?? ''
}
