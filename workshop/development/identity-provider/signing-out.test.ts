import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { appUrl, client, type RunningProvider, startProvider } from './start-provider.ts'
import { type Page, Visitor } from './visitor.ts'

let provider: RunningProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.stop())

const signedOut = `${appUrl}/auth/signed-out`

test('with the ID token of the signed-in person, signing out needs no confirmation', async () => {
  const { visitor, tokens } = await signedIn()
  const page = await end(visitor, { id_token_hint: tokens['id_token'] ?? '', state: 'left' })
  expect(page.url.href).toBe(`${signedOut}?state=left`)
  expect(await isSignedIn(visitor)).toBe(false)
  const refreshed = await refresh(provider, tokens['refresh_token'] ?? '')
  expect(refreshed.tokens['error']).toBe('invalid_grant')
})

test('without an ID token it asks first, and the answer decides', async () => {
  const { visitor } = await signedIn()
  const page = await end(visitor, { client_id: client.id })
  expect(page.text).toContain('Sign out?')
  expect(page.text).toContain('You are signed in as Alice Example')
  expect(await isSignedIn(visitor)).toBe(true)
  const again = await end(visitor, { client_id: client.id })
  const left = await visitor.submit(again, { logout: 'yes' })
  expect(left.url.href).toBe(signedOut)
  expect(await isSignedIn(visitor)).toBe(false)
})

test('with the ID token of another person it asks first', async () => {
  const other = await signedIn({ email: 'adam@example.test', password: 'adam-password-1' })
  const { visitor } = await signedIn()
  const page = await end(visitor, { id_token_hint: other.tokens['id_token'] ?? '' })
  expect(page.text).toContain('Sign out?')
  expect(await isSignedIn(visitor)).toBe(true)
})

test('a forged ID token and an unregistered address are refused', async () => {
  const { visitor, tokens } = await signedIn()
  const idToken = tokens['id_token'] ?? ''
  const [head, body = '', signature = ''] = idToken.split('.')
  const forged = [head, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.')
  expect((await end(visitor, { id_token_hint: forged })).status).toBe(400)
  const elsewhere = { id_token_hint: idToken, post_logout_redirect_uri: 'http://localhost:1/' }
  expect((await end(visitor, elsewhere)).status).toBe(400)
  expect(await isSignedIn(visitor)).toBe(true)
})

test('an address without client or ID token is not followed', async () => {
  const { visitor } = await signedIn()
  const page = await visitor.submit(await end(visitor, {}), { logout: 'yes' })
  expect(page.url.pathname).toBe('/end-session/success')
  expect(page.text).toContain('You are signed out')
})

test('without a session here a sign-out returns to the app at once', async () => {
  const { tokens } = await signedIn()
  const page = await end(new Visitor(provider.url), { id_token_hint: tokens['id_token'] ?? '' })
  expect(page.url.href).toBe(signedOut)
  const plain = await new Visitor(provider.url).open('/end-session')
  expect(plain.text).toContain('You are signed out')
})

async function signedIn(who = alice) {
  const visitor = new Visitor(provider.url)
  const { tokens } = await redeemCode(provider, (await signIn(provider, who, visitor)).url)
  return { visitor, tokens }
}

function end(visitor: Visitor, parameters: Record<string, string>): Promise<Page> {
  const query = new URLSearchParams({ post_logout_redirect_uri: signedOut, ...parameters })
  return visitor.open(`/end-session?${query}`)
}

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  const { url } = await visitor.open(authorizationUrl(provider, { prompt: 'none' }))
  return url.searchParams.has('code')
}
