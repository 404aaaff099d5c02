import Libsql from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'
import { alice, authorizationUrl, redeemCode, signIn } from '../identity-provider/app.ts'
import { appUrl, client, type RunningProvider, startProvider } from '../identity-provider/start-provider.ts'
import { Visitor } from '../identity-provider/visitor.ts'

let provider: RunningProvider
const folder = temporaryFolder()
beforeAll(async () => {
  provider = await startProvider({ IDENTITY_PROVIDER_MODE: 'okta', IDENTITY_PROVIDER_DATA_DIR: folder })
})
afterAll(() => provider.stop())

test('people sign in, under a sub of Okta’s form, and the answer names no issuer', async () => {
  const { url } = await signIn(provider)
  expect(url.searchParams.has('iss')).toBe(false)
  const { claims } = await redeemCode(provider, url)
  expect(claims?.sub).toMatch(/^00u\w{17}$/)
})

test('the metadata names no prompts', async () => {
  const response = await fetch(`${provider.url}/.well-known/openid-configuration`)
  const metadata = (await response.json()) as Record<string, unknown>
  expect(metadata).not.toHaveProperty('prompt_values_supported')
  expect(metadata['authorization_response_iss_parameter_supported']).not.toBe(true)
})

test('state is required', async () => {
  const page = await new Visitor(provider.url).open(authorizationUrl(provider, { state: '' }))
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('invalid &#39;state&#39;')])
})

test.each(['create', 'unheard-of'])('prompt=%s is refused', async (prompt) => {
  const { url } = await new Visitor(provider.url).open(authorizationUrl(provider, { prompt }))
  expect(url.searchParams.get('error')).toBe('invalid_request')
})

test('signing out takes the ID token', async () => {
  const visitor = new Visitor(provider.url)
  const { tokens } = await redeemCode(provider, (await signIn(provider, alice, visitor)).url)
  const back = encodeURIComponent(`${appUrl}/auth/signed-out`)
  const address = `/end-session?client_id=${client.id}&post_logout_redirect_uri=${back}`
  const refused = await visitor.open(address)
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('id_token_hint')])
  const left = await visitor.open(`${address}&id_token_hint=${tokens['id_token']}`)
  expect(left.url.href).toBe(`${appUrl}/auth/signed-out`)
})

test('more than 100 groups are too many', async () => {
  const groups = Array.from({ length: 101 }, (_, index) => `group-${index}`)
  const database = new Libsql(`${folder}/identity-provider.db`)
  database
    .prepare('UPDATE accounts SET groups = ? WHERE email = ?')
    .run([JSON.stringify(groups), alice.email])
  database.close()
  expect((await signIn(provider)).url.searchParams.get('error')).toBe('access_denied')
})
