import { describe, expect, test } from 'vitest'
import { calls, person } from '../hostile-provider/tenant.ts'
import { takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('what the app sends', () => {
  test('row 2: scopes beyond openid, and their claims on the page [oidcc-client-test-scope-userinfo-claims]', async () => {
    const { visitor } = await takeIssuer('happy')
    const browser = visitor()
    const { authorizationUrl } = await signIn(browser)
    expect(authorizationUrl.searchParams.get('scope')?.split(' ')).toEqual(['openid', 'profile', 'email'])
    const dashboard = await browser.get('/dashboard')
    expect(dashboard.body).toContain(person.name)
    expect(dashboard.body).toContain(person.email)
  })

  test('rows 17, 34: S256 challenge, state and nonce, new ones for every attempt', async () => {
    const { tenant, visitor } = await takeIssuer('happy')
    const walks = [await signIn(visitor()), await signIn(visitor())]
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = walks.map(({ authorizationUrl }) => authorizationUrl.searchParams.get(name) ?? '')
      // 22 characters of base64url hold 128 bits.
      for (const value of values) expect(value).toMatch(/^[\w-]{22,}$/)
      expect(new Set(values).size).toBe(2)
    }
    const verifiers = tenant.requests
      .filter(({ endpoint }) => endpoint === 'token')
      .map(({ form }) => form.get('code_verifier') ?? '')
    for (const verifier of verifiers) expect(verifier).toMatch(/^[\w.~-]{43,128}$/)
    expect(new Set(verifiers).size).toBe(2)
  })

  test('row 3: the client secret stands in no address', async () => {
    for (const name of ['client-secret-basic', 'client-secret-post'] as const) {
      const { tenant, visitor } = await takeIssuer(name)
      await signIn(visitor())
      expect(tenant.requests.length).toBeGreaterThan(3)
      for (const { url } of tenant.requests) expect(url.href).not.toContain(tenant.client.secret)
    }
  })

  test('row 29: the access token goes in the header only [oidcc-client-test-userinfo-bearer-header]', async () => {
    const { tenant, visitor } = await takeIssuer('happy')
    await signIn(visitor())
    const asked = tenant.requests.find(({ endpoint }) => endpoint === 'userinfo')
    const [accessToken] = tenant.accessTokens.keys()
    expect(asked?.headers.authorization).toBe(`Bearer ${accessToken}`)
    expect(asked?.url.search).toBe('')
    expect([...(asked?.form.keys() ?? [])]).toEqual([])
  })

  test('row 24: discovery first, then the jwks_uri that it names, before userinfo [oidcc-client-test-discovery-openid-config, oidcc-client-test-discovery-jwks-uri-keys]', async () => {
    for (let time = 1; time <= 2; time++) {
      const { tenant, visitor } = await takeIssuer('random-jwks-uri')
      await signIn(visitor())
      const sequence = tenant.requests.map(({ endpoint }) => endpoint.split('/')[0])
      expect(sequence).toEqual(['discovery', 'authorize', 'token', 'jwks', 'userinfo'])
      expect(tenant.requests[3]?.endpoint).toMatch(/^jwks\/[0-9a-f-]{36}$/)
    }
  })

  test('a warm sign-in costs one call with a fat ID token, two with a thin one', async () => {
    for (const [variant, expected] of [
      ['fat', ['authorize', 'token']],
      ['thin', ['authorize', 'token', 'userinfo']],
    ] as const) {
      const { tenant, visitor } = await takeIssuer('happy', { fat: variant === 'fat' })
      await signIn(visitor())
      const before = tenant.requests.length
      await signIn(visitor())
      expect(tenant.requests.slice(before).map(({ endpoint }) => endpoint)).toEqual(expected)
      expect(calls(tenant).jwks).toBe(1)
    }
  })
})
