import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, authorizationUrl, redeemCode, refresh, signIn } from './app.ts'
import { client, type RunningProvider, startProvider } from './start-provider.ts'
import { Visitor } from './visitor.ts'

let provider: RunningProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.stop())

test('a revoked refresh token yields nothing more', async () => {
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const token = tokens['refresh_token'] ?? ''
  expect((await ask('/introspect', { token })).body).toMatchObject({ active: true })
  expect((await ask('/revoke', { token })).status).toBe(200)
  expect((await ask('/introspect', { token })).body).toEqual({ active: false })
  expect((await refresh(provider, token)).tokens['error']).toBe('invalid_grant')
})

test('a pushed authorization request leads to the same sign-in', async () => {
  const parameters = Object.fromEntries(new URL(authorizationUrl(provider)).searchParams)
  const pushed = await ask('/pushed-authorization-request', parameters)
  expect(pushed.status).toBe(201)
  const visitor = new Visitor(provider.url)
  const query = new URLSearchParams({
    client_id: client.id,
    request_uri: String(pushed.body['request_uri']),
  })
  const callback = (await visitor.submit(await visitor.open(`/authorize?${query}`), alice)).url
  expect((await redeemCode(provider, callback)).status).toBe(200)
})

test('a claim may be asked for by name', async () => {
  const claims = JSON.stringify({ id_token: { email: { essential: true } } })
  const { url } = await signIn(provider, alice, undefined, { scope: 'openid', claims })
  const redeemed = await redeemCode(provider, url)
  expect(redeemed.claims).toMatchObject({ email: alice.email })
  expect(redeemed.claims).not.toHaveProperty('groups')
})

test('a wrong client secret is refused', async () => {
  const answer = await ask('/introspect', { token: 'any' }, 'another-secret-that-is-not-registered')
  expect(answer.status).toBe(401)
  expect(answer.body['error']).toBe('invalid_client')
})

test('a page of another origin cannot read userinfo', async () => {
  const { tokens } = await redeemCode(provider, (await signIn(provider)).url)
  const headers = { origin: 'http://evil.example', authorization: `Bearer ${tokens['access_token']}` }
  const userinfo = await fetch(`${provider.url}/userinfo`, { headers })
  expect(userinfo.headers.get('access-control-allow-origin')).toBeNull()
})

async function ask(path: string, body: Record<string, string>, secret = client.secret) {
  const response = await fetch(`${provider.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams(body),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> }
}
