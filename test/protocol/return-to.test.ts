import { beforeEach, describe, expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { returnToAttacks, returnToQueries } from './return-to-attacks.ts'
import { type SharedApp, takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

const queries = [
  ...returnToAttacks.map((value) => ({
    shown: JSON.stringify(value),
    query: `returnTo=${encodeURIComponent(value)}`,
  })),
  ...returnToQueries.map((query) => ({ shown: query, query })),
]

describe('returnTo', () => {
  let app: SharedApp
  beforeEach(async () => {
    app = (await takeOnlyIssuer('happy', { fat: true })).app
  })

  for (const { shown, query } of queries) {
    test(`${shown.slice(0, 70)} ends on our origin, signed in`, async () => {
      const browser = createBrowser(app.url)
      const { started, callback } = await signIn(browser, `/auth/login?${query}`)
      expect(callback.status).toBe(303)
      const location = callback.location ?? ''
      const target = new URL(location, app.url)
      expect(target.origin).toBe(app.url)
      // Browsers read a second slash or a backslash as the start of a host.
      expect(location.startsWith(app.url) ? location.slice(app.url.length) : location).toMatch(
        /^\/(?![/\\])[\x21-\x7e]*$/,
      )
      expect(target.pathname).not.toMatch(/^\/auth(\/|$)/i)
      // Letters alone could stand in a sealed value by chance.
      expect([...started.setCookies, ...callback.setCookies].join()).not.toMatch(/=evil|evil\.example/)
      const landed = await browser.get(target)
      expect(landed.status).toBeLessThan(500)
      expect(landed.location ?? '').not.toContain('/authorize?')
      expect(await isSignedIn(browser)).toBe(true)
    })
  }

  for (const path of [
    '/',
    '/dashboard',
    '/dashboard?tab=2&q=a%20b',
    '/dashboard?next=https://evil.example',
  ]) {
    test(`${path} is kept`, async () => {
      const { callback } = await signIn(
        createBrowser(app.url),
        `/auth/login?returnTo=${encodeURIComponent(path)}`,
      )
      const target = new URL(callback.location ?? '', app.url)
      expect(`${target.pathname}${target.search}`).toBe(path)
    })
  }
})
