import { describe, expect, test } from 'vitest'
import { clientKey } from '../hostile-provider/client-key.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { createBrowser } from './browser.ts'
import { withKeys, withSigningApp } from './client-key.ts'
import { expectSignedIn } from './observe.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('a client that proves itself by private_key_jwt', () => {
  test('the first key signs, all are published, and the private half of none', async () => {
    const provider = await startHostileProvider()
    const tenant = provider.tenant('private-key-jwt')
    const keys = [await clientKey('ES256', 'new'), await clientKey('RS256', 'old')]
    await withSigningApp(tenant, withKeys(...keys), async (app) => {
      const answer = await createBrowser(app.url).get('/auth/jwks.json')
      expect(answer.headers['cache-control']).toBe('public, max-age=60')
      expect(answer.setCookies).toEqual([])
      const published: { keys: Record<string, unknown>[] } = JSON.parse(answer.body)
      expect(published.keys.map(({ kid, use, alg }) => ({ kid, use, alg }))).toEqual([
        { kid: 'new', use: 'sig', alg: 'ES256' },
        { kid: 'old', use: 'sig', alg: 'RS256' },
      ])
      const members = published.keys.flatMap((key) => Object.keys(key))
      expect(members.filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].includes(name))).toEqual(
        [],
      )

      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
      expect(tenant.assertedWith.map(({ kid }) => kid)).toEqual(['new'])
      for (const { d } of keys) expect(app.output()).not.toContain(d)
    })
    await provider.stop()
  })

  test('a client with a secret publishes an empty set', async () => {
    const { app } = await takeOnlyIssuer()
    expect((await createBrowser(app.url).get('/auth/jwks.json')).body).toBe('{"keys":[]}')
  })
})
