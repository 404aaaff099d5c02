import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { countOf, type Tenant } from '../hostile-provider/tenant.ts'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { returnToAttacks } from './return-to-attacks.ts'
import { type SharedApp, takeIssuer, takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider } from './sign-in.ts'

const methods = ['GET', 'POST'] as const

type Parameters = [string, string][]

describe('a sign-in that another site begins', () => {
  let app: SharedApp
  let tenant: Tenant
  beforeAll(async () => {
    const issuer = await takeIssuer('happy')
    app = issuer.app
    tenant = issuer.tenant
  })
  beforeEach(() => {
    app.log.length = 0
    tenant.requests.length = 0
  })

  const withIss = (parameters: Parameters): Parameters => [['iss', tenant.issuer], ...parameters]

  for (const method of methods) {
    test(`row 45: ${method} with our iss, a hint and a page signs in and ends there [oidcc-client-test-3rd-party-init-login]`, async () => {
      const target = `${app.url}/dashboard?tab=2#top`
      const hint = 'harriet+1@example.test ✓ &prompt=none'
      const started = await initiate(app, method, [
        ...withIss([
          ['login_hint', hint],
          ['target_link_uri', target],
        ]),
        ['unknown', '1'],
        ['unknown', '2'],
        ['prompt', 'none'],
        ['scope', 'openid admin'],
      ])
      expect(started.status).toBe(303)
      expect(started.headers.get('cache-control')).toContain('no-store')
      const request = new URL(started.headers.get('location') ?? '')
      expect(`${request.origin}${request.pathname}`).toBe(`${tenant.issuer}/authorize`)
      expect(request.searchParams.get('login_hint')).toBe(hint)
      expect(request.searchParams.get('scope')).toBe('openid profile email')
      for (const name of ['prompt', 'target_link_uri', 'unknown', 'iss'])
        expect(request.searchParams.has(name), name).toBe(false)
      expect(request.searchParams.get('code_challenge_method')).toBe('S256')
      expect(await finish(started)).toEqual({ signedIn: true, location: target })
      await app.waitForLog(({ event, by }) => event === 'sign_in_started' && by === 'third_party')
    })

    test(`row 45: ${method} with iss alone signs in and ends on the dashboard`, async () => {
      const started = await initiate(app, method, withIss([]))
      expect(new URL(started.headers.get('location') ?? '').searchParams.has('login_hint')).toBe(false)
      expect(await finish(started)).toEqual({ signedIn: true, location: `${app.url}/dashboard` })
    })

    const refused: [string, string, (issuer: string) => Parameters][] = [
      ['a foreign iss', 'iss', () => [['iss', 'https://attacker.example']]],
      ['an iss with a slash more', 'iss', (issuer) => [['iss', `${issuer}/`]]],
      ['an iss in capitals', 'iss', (issuer) => [['iss', issuer.toUpperCase()]]],
      ['the beginning of our iss', 'iss', (issuer) => [['iss', issuer.slice(0, -1)]]],
      ['an empty iss', 'iss', () => [['iss', '']]],
      ['no iss', 'iss', () => [['login_hint', 'harriet']]],
      ['nothing', 'iss', () => []],
      [
        'two iss',
        'duplicate_parameter',
        (issuer) => [
          ['iss', issuer],
          ['iss', issuer],
        ],
      ],
      ['two hints', 'duplicate_parameter', (issuer) => twice(issuer, 'login_hint')],
      ['two targets', 'duplicate_parameter', (issuer) => twice(issuer, 'target_link_uri')],
      ['a line end in the hint', 'login_hint', (issuer) => hinting(issuer, 'a\r\nSet-Cookie: session=evil')],
      ['a null in the hint', 'login_hint', (issuer) => hinting(issuer, 'a\u0000')],
      ['a hint of 501 characters', 'login_hint', (issuer) => hinting(issuer, 'a'.repeat(501))],
    ]
    test.each(refused)(`row 45: ${method} with %s: 400, no redirect, one event`, async (_, check, make) => {
      const answer = await initiate(app, method, make(tenant.issuer))
      expect(answer.status).toBe(400)
      expect(answer.headers.get('location')).toBeNull()
      expect(answer.headers.get('refresh')).toBeNull()
      expect(answer.headers.get('cache-control')).toContain('no-store')
      expect(answer.headers.getSetCookie()).toEqual([])
      const page = await answer.text()
      expect(page).toContain('This sign-in could not begin')
      expect(page).not.toMatch(/attacker|evil/)
      await app.waitForLog(({ event }) => event === 'initiate_login_refused')
      const security = app.log.filter(({ event }) => event === 'initiate_login_refused')
      expect(security.map((line) => [line.level, line.check])).toEqual([['warn', check]])
      expect(app.log.filter(({ event }) => event === 'sign_in_started')).toEqual([])
      expect(countOf(tenant, 'authorize')).toBe(0)
    })
  }

  test('row 45: a hint of 500 characters goes on as it is', async () => {
    const hint = 'ж'.repeat(500)
    const started = await initiate(app, 'POST', hinting(tenant.issuer, hint))
    expect(new URL(started.headers.get('location') ?? '').searchParams.get('login_hint')).toBe(hint)
  })

  test('row 45: an evil target_link_uri is ignored, and the sign-in goes on to the dashboard', async () => {
    const port = new URL(app.url).port
    const targets = [
      ...returnToAttacks.filter((attack) => attack !== ''),
      ...returnToAttacks.map((attack) => `${app.url}${attack}`).filter((target) => URL.canParse(target)),
      '/account',
      app.url,
      `${app.url}.evil.example/account`,
      `${app.url}@evil.example/account`,
      `${app.url}//evil.example`,
      `${app.url}/\\evil.example`,
      `${app.url}/auth/logout`,
      `${app.url}/auth/initiate-login?iss=${encodeURIComponent(tenant.issuer)}`,
      `http://127.0.0.1:${port}/account`,
      `https://localhost:${port}/account`,
      ` ${app.url}/account`,
    ]
    for (const target of targets) {
      const started = await initiate(app, 'GET', withIss([['target_link_uri', target]]))
      expect(started.status, target).toBe(303)
      const browser = createBrowser(app.url)
      keep(browser, started)
      const callbackUrl = await goToProvider(browser, new URL(started.headers.get('location') ?? ''))
      const { location } = await browser.get(callbackUrl)
      expect(landing(location), target).toMatch(/^\/(?![/\\])/)
      if (!target.startsWith(`${app.url}/`)) expect(location, target).toBe(`${app.url}/dashboard`)
    }
  })

  test('row 45: a POST is a form post of at most 64 kB, and its query is not read', async () => {
    const url = `${app.url}/auth/initiate-login`
    const iss = new URLSearchParams({ iss: tenant.issuer })
    const bodies: [string, string, string, string?][] = [
      ['application/json', JSON.stringify({ iss: tenant.issuer }), 'content_type'],
      ['text/plain', String(iss), 'content_type'],
      ['application/x-www-form-urlencoded', `${iss}&x=${'x'.repeat(65_536)}`, 'body'],
      ['application/x-www-form-urlencoded', '', 'iss', `?${iss}`],
    ]
    for (const [type, body, check, query = ''] of bodies) {
      app.log.length = 0
      const answer = await fetch(url + query, {
        method: 'POST',
        headers: { 'Content-Type': type, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://portal.example' },
        body,
        redirect: 'manual',
      })
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
      await vi.waitFor(() => {
        const seen = app.log.filter(({ event }) => event === 'initiate_login_refused')
        expect(seen.map((line) => line.check)).toEqual([check])
      }, 15_000)
    }
  })

  test('row 45: a prefetch or a HEAD starts nothing and sets no cookie', async () => {
    const browser = createBrowser(app.url)
    const address = `/auth/initiate-login?${new URLSearchParams({ iss: tenant.issuer })}`
    for (const answer of [
      await browser.get(address, { 'Sec-Purpose': 'prefetch' }),
      await browser.get(address, { 'Sec-Purpose': 'prefetch;prerender' }),
      await browser.request('HEAD', address),
    ]) {
      expect([answer.status, answer.setCookies, answer.location]).toEqual([204, [], undefined])
    }
  })

  test('row 45: with the provider down it ends on the error page, as any sign-in', async () => {
    const { app: other, tenant: own } = await takeIssuer('discovery-drops')
    const started = await initiate(other, 'POST', [['iss', own.issuer]])
    expect(started.headers.get('location')).toContain('/auth/error?code=provider_unreachable')
  })

  test('row 45: switched off it is not there', async () => {
    const own = await takeOnlyIssuer()
    for (const method of methods) {
      const answer = await initiate(own.app, method, [['iss', own.tenant.issuer]])
      expect([answer.status, answer.headers.get('location')]).toEqual([404, null])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  /** The rest of the sign-in, in the browser that began it. */
  async function finish(started: Response): Promise<{ signedIn: boolean; location: string | undefined }> {
    const browser = createBrowser(app.url)
    keep(browser, started)
    const callbackUrl = await goToProvider(browser, new URL(started.headers.get('location') ?? ''))
    const { location } = await browser.get(callbackUrl)
    return { signedIn: await isSignedIn(browser), location }
  }

  function landing(location: string | undefined): string {
    expect(location?.startsWith(`${app.url}/`)).toBe(true)
    return location?.slice(app.url.length) ?? ''
  }
})

/** The request of another site's page, by a link or a form. */
function initiate(app: SharedApp, method: 'GET' | 'POST', parameters: Parameters): Promise<Response> {
  const url = `${app.url}/auth/initiate-login`
  const body = new URLSearchParams(parameters)
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://portal.example' }
  return method === 'GET'
    ? fetch(`${url}?${body}`, { headers, redirect: 'manual' })
    : fetch(url, { method, headers, body, redirect: 'manual' })
}

function keep({ cookies }: { cookies: Map<string, string> }, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
}

function hinting(issuer: string, hint: string): Parameters {
  return [
    ['iss', issuer],
    ['login_hint', hint],
  ]
}

function twice(issuer: string, name: string): Parameters {
  return [
    ['iss', issuer],
    [name, 'a'],
    [name, 'a'],
  ]
}
