import { beforeEach, describe, expect, test } from 'vitest'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type SharedApp, takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

const foreign: Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'none' },
  { 'Sec-Fetch-Site': 'unheard-of' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'http://localhost:1' },
  { Origin: 'http://localhost' },
  { Origin: 'https://evil.example', Host: 'evil.example' },
  { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
  { Referer: 'https://evil.example/' },
  {},
]

describe('another site cannot sign people out', () => {
  let app: SharedApp
  beforeEach(async () => {
    app = (await takeOnlyIssuer('happy', { fat: true })).app
  })

  for (const headers of foreign) {
    test(`POST with ${JSON.stringify(headers)}: 403, session alive`, async () => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const answer = await browser.post('/auth/logout', headers)
      expect(answer.status).toBe(403)
      expect(answer.headers['refresh']).toBeUndefined()
      expect(answer.setCookies).toEqual([])
      expect(await isSignedIn(browser)).toBe(true)
    })
  }

  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
    test(`${method}: 405, session alive`, async () => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const answer = await browser.request(method, '/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
      expect(answer.status).toBe(405)
      expect(answer.setCookies).toEqual([])
      expect(await isSignedIn(browser)).toBe(true)
    })
  }

  test('our own page may, by Sec-Fetch-Site or by Origin', async () => {
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: app.url }]) {
      const browser = createBrowser(app.url)
      await signIn(browser)
      expect((await browser.post('/auth/logout', headers)).status).toBe(200)
      expect(await isSignedIn(browser)).toBe(false)
    }
  })
})
