import { describe, expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider } from './sign-in.ts'

const spoofs: Record<string, string>[] = [
  { Host: 'evil.example' },
  { Host: 'evil.example:443' },
  { 'X-Forwarded-Host': 'evil.example' },
  { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Proto': 'https' },
  { 'X-Forwarded-Port': '443' },
  { 'X-Forwarded-For': '6.6.6.6', 'X-Real-IP': '6.6.6.6' },
  { Forwarded: 'host=evil.example;proto=https;for=6.6.6.6' },
  { 'X-Original-URL': '/auth/logout', 'X-Rewrite-URL': '/auth/logout' },
  { 'X-Original-Host': 'evil.example', 'X-HTTP-Host-Override': 'evil.example' },
]

describe('what a request says of its own host changes nothing', () => {
  for (const headers of spoofs) {
    test(JSON.stringify(headers), async () => {
      const { app, tenant, visitor } = await takeOnlyIssuer('happy', { fat: true })
      const browser = visitor()
      const started = await browser.get('/auth/login?returnTo=/dashboard', headers)
      expect(started.status).toBe(303)
      const authorizationUrl = new URL(started.location ?? '')
      expect(authorizationUrl.host).toBe(new URL(tenant.issuer).host)
      expect(authorizationUrl.searchParams.get('redirect_uri')).toBe(`${app.url}/auth/callback`)
      const callback = await browser.get(await goToProvider(browser, authorizationUrl), headers)
      expect(new URL(callback.location ?? '', app.url).href).toBe(`${app.url}/dashboard`)
      const cookies = [...started.setCookies, ...callback.setCookies]
      // A host, not four letters, which a sealed value holds now and then.
      for (const line of cookies) expect(line).not.toMatch(/domain=|; *secure|evil\.example|__Host-/i)
      expect(JSON.stringify([started.headers, callback.headers])).not.toContain('evil')
      expect(await isSignedIn(browser)).toBe(true)
      const home = await browser.get('/', headers)
      expect(home.status).toBeLessThan(500)
      expect(home.body).not.toContain('evil.example')
      const refused = await browser.get('/auth/callback?error=x', headers)
      expect(new URL(refused.location ?? '', app.url).origin).toBe(app.url)
      const signedOut = await createBrowser(app.url).get('/dashboard', headers)
      expect(new URL(signedOut.location ?? '', app.url).origin).toBe(app.url)
    })
  }
})
