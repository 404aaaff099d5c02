import { beforeAll, expect, test } from 'vitest'
import { type SharedApp, takeOnlyIssuer } from './shared-apps.ts'

let app: SharedApp
beforeAll(async () => {
  app = (await takeOnlyIssuer()).app
})

const everywhere = [
  '/',
  '/dashboard',
  '/auth/login',
  '/auth/callback',
  '/auth/error',
  '/auth/signed-out',
  '/no-such-page',
  '/health/live',
]

test.each([...everywhere, '/health/live/'])('%s carries the security headers', async (path) => {
  const { headers } = await fetch(app.url + path, { redirect: 'manual' })
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/)
  expect(policy).not.toMatch(/unsafe-/)
  for (const part of [
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ]) {
    expect(policy).toContain(part)
  }
  expect(headers.get('x-powered-by')).toBeNull()
  // Next's redirect of a trailing slash carries headers from instrumentation, but none from next.config.
  if (path.endsWith('live/')) return
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('strict-transport-security')).toContain('max-age=')
})

test.each(everywhere)('%s may be kept by no cache', async (path) => {
  const { headers } = await fetch(app.url + path, { redirect: 'manual' })
  expect(headers.get('cache-control')).toMatch(/private.*no-store/)
})

test('every script of a page carries the nonce of its own answer', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/no-such-page', '/auth/error?code=access_denied']) {
    const answer = await fetch(app.url + path)
    const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

test('a client cannot choose the nonce of its page', async () => {
  const chosen = `script-src 'nonce-chosenbytheclient'`
  for (const name of ['Content-Security-Policy', 'Content-Security-Policy-Report-Only']) {
    const answer = await fetch(app.url, { headers: { [name]: chosen } })
    expect(await answer.text()).not.toContain('chosenbytheclient')
  }
})

test('methods that a route does not have change nothing and are refused', async () => {
  for (const [method, path] of [
    ['POST', '/auth/callback'],
    ['HEAD', '/auth/callback'],
    ['GET', '/auth/logout'],
    ['POST', '/auth/login'],
    ['PUT', '/auth/logout'],
  ]) {
    const answer = await fetch(app.url + path, { method: method ?? '', redirect: 'manual' })
    expect(answer.status, `${method} ${path}`).toBe(405)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})

test('strangers cannot make the server work on images', async () => {
  expect((await fetch(`${app.url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status).toBe(404)
})
