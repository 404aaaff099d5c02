import { beforeEach, describe, expect, test } from 'vitest'
import { type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type SharedApp, takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider, startSignIn } from './sign-in.ts'

const inFlight = (browser: Browser) =>
  [...browser.cookies.keys()].filter((name) => name.startsWith('transaction.'))

describe('attempts at signing in', () => {
  let app: SharedApp
  beforeEach(async () => {
    app = (await takeOnlyIssuer('happy', { fat: true })).app
  })

  test('two tabs at once both succeed, in either order', async () => {
    const browser = createBrowser(app.url)
    const first = await startSignIn(browser, '/auth/login?returnTo=/dashboard?tab=1')
    const second = await startSignIn(browser, '/auth/login?returnTo=/dashboard?tab=2')
    const answers = [
      await browser.get(await goToProvider(browser, second.authorizationUrl)),
      await browser.get(await goToProvider(browser, first.authorizationUrl)),
    ]
    expect(answers.map(({ location }) => location?.slice(-'/dashboard?tab=1'.length))).toEqual([
      '/dashboard?tab=2',
      '/dashboard?tab=1',
    ])
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('at most five are in flight: the sixth drops the oldest', async () => {
    const browser = createBrowser(app.url)
    const started: { authorizationUrl: URL }[] = []
    for (let attempt = 0; attempt < 6; attempt++) {
      started.push(await startSignIn(browser))
      expect(inFlight(browser).length).toBeLessThanOrEqual(5)
      // Attempts have times in seconds: the oldest is known only when these differ.
      if (attempt === 0) await new Promise((resolve) => setTimeout(resolve, 1_100))
    }
    expect(inFlight(browser)).toHaveLength(5)
    const [oldest, ...younger] = started.map(({ authorizationUrl }) => authorizationUrl)
    if (!oldest) throw new Error('nothing was started')
    expect((await browser.get(await goToProvider(browser, oldest))).location).toContain(
      'code=transaction_missing',
    )
    for (const url of younger) {
      expect((await browser.get(await goToProvider(browser, url))).location).not.toContain('/auth/error')
    }
  })

  test('a transaction cookie is sealed, HttpOnly, Lax, for the whole site and short', async () => {
    const browser = createBrowser(app.url)
    const { started, authorizationUrl } = await startSignIn(browser)
    const [line = ''] = started.setCookies
    expect(started.setCookies).toHaveLength(1)
    expect(line).toMatch(/^transaction\.[\w-]{16}=[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+;/)
    for (const attribute of [/; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i, /; Max-Age=\d+/i]) {
      expect(line).toMatch(attribute)
    }
    expect(line).not.toContain(authorizationUrl.searchParams.get('state'))
    expect(line.length).toBeLessThan(1_500)
    expect(started.headers['cache-control']).toMatch(/no-store/)
  })

  for (const path of [
    '/auth/login',
    '/auth/register',
    '/auth/reset-password',
    '/auth/change-password',
    '/auth/profile',
    '/auth/mfa',
  ]) {
    test(`a prefetch of ${path}, or a link scanner's HEAD, starts nothing and sets no cookie`, async () => {
      const browser = createBrowser(app.url)
      for (const answer of [
        await browser.get(path, { 'Sec-Purpose': 'prefetch' }),
        await browser.get(path, { 'Sec-Purpose': 'prefetch;prerender' }),
        await browser.request('HEAD', path),
      ]) {
        expect(answer.status).toBe(204)
        expect(answer.setCookies).toEqual([])
        expect(answer.location).toBeUndefined()
      }
    })
  }

  test('parameters of the query never reach the authorization request', async () => {
    const browser = createBrowser(app.url)
    const smuggled =
      'prompt=none&scope=openid+admin&redirect_uri=https://evil.example&client_id=x&acr_values=0'
    const { authorizationUrl } = await startSignIn(browser, `/auth/login?${smuggled}&response_mode=fragment`)
    const sent = [...authorizationUrl.searchParams.keys()].sort()
    expect(sent).toEqual(
      [
        'client_id',
        'code_challenge',
        'code_challenge_method',
        'nonce',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ].sort(),
    )
    expect(authorizationUrl.searchParams.get('scope')).toBe('openid profile email')
    expect(authorizationUrl.searchParams.get('redirect_uri')).toBe(`${app.url}/auth/callback`)
  })
})
