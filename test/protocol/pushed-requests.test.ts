import { describe, expect, test } from 'vitest'
import { countOf } from '../hostile-provider/tenant.ts'
import { expectSignedIn } from './observe.ts'
import { takeIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('an authorization request is pushed', () => {
  test.each([
    ['where the metadata requires it', 'par-required', 'plain'],
    ['where the setting does', 'par-offered', 'pushing'],
  ] as const)(
    '%s: the browser carries client_id and request_uri, and nothing else',
    async (_, name, kind) => {
      const { app, tenant, visitor } = await takeIssuer(name, { kind })
      const browser = visitor()
      const { authorizationUrl, callback } = await signIn(browser, '/auth/login?returnTo=/account')
      expect([...authorizationUrl.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
      await expectSignedIn(app, tenant, browser, callback)
      expect(callback.location).toBe(`${app.url}/account`)
      const [pushed] = tenant.requests.filter(({ endpoint }) => endpoint === 'par')
      expect(pushed?.form.get('redirect_uri')).toBe(`${app.url}${tenant.client.callback}`)
      expect(pushed?.form.get('code_challenge_method')).toBe('S256')
      expect(pushed?.form.get('state')).toMatch(/^[\w-]{43}$/)
      expect(pushed?.form.get('nonce')).toMatch(/^[\w-]{43}$/)
      expect(countOf(tenant, 'par')).toBe(1)
    },
  )

  test('a request that need not be pushed is not pushed: one call per sign-in is enough', async () => {
    const { app, tenant, visitor } = await takeIssuer('par-offered')
    const browser = visitor()
    const { callback } = await signIn(browser)
    await expectSignedIn(app, tenant, browser, callback)
    expect(countOf(tenant, 'par')).toBe(0)
  })
})
