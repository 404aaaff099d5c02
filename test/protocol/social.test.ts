import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { json } from '../github/answers.ts'
import { type Github, paths, startGithub } from '../github/start-github.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { inDatabase } from '../start/in-database.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor, withApp } from './app-for.ts'
import { type Answer, type Browser, createBrowser, sameVisitor } from './browser.ts'
import { returnToAttacks } from './return-to-attacks.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { signIn, startSignIn } from './sign-in.ts'

const file = `${temporaryFolder()}/sessions.db`
const octavia = { sub: '583231', name: 'Octavia Example', email: 'octavia@example.test' }
let github: Github
let provider: HostileProvider
let app: App

beforeAll(async () => {
  ;[github, provider] = await Promise.all([startGithub(), startHostileProvider()])
  app = await appFor(provider.tenant('happy', 'fat'), {
    ...shared(),
    AUTH_DISCORD_ID: 'discord-client',
    AUTH_DISCORD_SECRET: 'discord-secret',
    SILENT_SIGN_IN: 'true',
    RESOURCE_URL: `${github.url}/resource`,
  })
})
const secret = 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa'
const shared = () => ({
  SESSION_STORE_URL: `file:${file}`,
  SESSION_SECRET: secret,
  ...github.settings,
})
beforeEach(() => github.reset())
afterAll(async () => {
  await app.stop()
  await Promise.all([github.stop(), provider.stop()])
})

describe('social sign-in with GitHub', () => {
  test('asks for a code with state and PKCE, redeems it once, and ends in a session like any other', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl, callback } = await withGithub(browser, '?returnTo=/account')
    const asked = Object.fromEntries(authorizationUrl.searchParams)
    expect(`${authorizationUrl.origin}${authorizationUrl.pathname}`).toBe(`${github.url}${paths.authorize}`)
    expect(asked).toEqual({
      client_id: github.client.id,
      response_type: 'code',
      redirect_uri: `${app.url}/api/auth/callback/github`,
      scope: 'read:user user:email',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect([callback.status, callback.location]).toEqual([303, `${app.url}/account`])
    const set = callback.setCookies.find((line) => line.startsWith('session=')) ?? ''
    expect(set).toMatch(/^session=[\w-]{43}; Path=\/; .*Max-Age=86400; HttpOnly; SameSite=lax$/i)

    const { iss, sub, clientId, claims, ...record } = recordOf(browser)
    expect({ iss, sub, clientId, claims }).toEqual({
      iss: github.url,
      sub: octavia.sub,
      clientId: github.client.id,
      claims: { name: octavia.name, email: octavia.email, emailVerified: true },
    })
    expect(record).not.toHaveProperty('authTime')
    expect(record).not.toHaveProperty('refreshAt')
    expect(userOf(iss, sub)).toMatchObject({ name: octavia.name, email: octavia.email })

    expect(github.requests.map(({ url }) => url.pathname)).toEqual([
      paths.authorize,
      paths.token,
      paths.user,
      paths.emails,
    ])
    const [token] = github.asked(paths.token)
    expect(token?.form.get('code_verifier')).toMatch(/^[\w-]{43}$/)
    expect(token?.url.search).toBe('')
  })

  test('no token reaches the browser or the log, and none lies open in the store', async () => {
    const browser = createBrowser(app.url)
    const walk = await withGithub(browser)
    const pages = [await browser.get('/dashboard'), await browser.get('/api/auth/session')]
    const seen = JSON.stringify([walk, pages, app.output()]) + readFileSync(file, 'latin1')
    const secrets = [...github.accessTokens, github.client.secret]
    expect(github.accessTokens.size).toBeGreaterThan(0)
    expect(secrets.filter((secret) => seen.includes(secret))).toEqual([])
  })

  test('the pages say who it is and where from; next-auth presents the same session', async () => {
    const browser = createBrowser(app.url)
    await withGithub(browser)
    const dashboard = (await browser.get('/dashboard')).body
    for (const words of [octavia.name, octavia.email, 'From GitHub', 'Verified by GitHub', github.url]) {
      expect(dashboard.replaceAll('<!-- -->', '')).toContain(words)
    }
    const account = (await browser.get('/account')).body
    expect(account).not.toContain('/auth/change-password')
    const { user, iss } = JSON.parse((await browser.get('/api/auth/session')).body)
    expect({ user, iss }).toEqual({
      user: { id: octavia.sub, name: octavia.name, email: octavia.email },
      iss: github.url,
    })
  })

  test('the access token is not sent to the API that is our OpenID provider’s', async () => {
    const browser = createBrowser(app.url)
    await withGithub(browser)
    const { body } = await browser.get('/dashboard?directory=wait')
    expect(body).toContain('Your API')
    expect(github.asked('/resource')).toEqual([])
  })

  test('an address in the profile is taken without a claim that it is verified', async () => {
    github.account.user['email'] = 'public@example.test'
    const browser = createBrowser(app.url)
    await withGithub(browser)
    expect(recordOf(browser).claims).toEqual({ name: octavia.name, email: 'public@example.test' })
    expect(github.asked(paths.emails)).toEqual([])
  })

  test('an unavailable address is no reason to refuse', async () => {
    for (const answer of [json(404, { message: 'Not Found' }), json(200, 'none'), json(200, [])]) {
      github.trouble = { at: paths.emails, answer }
      const browser = createBrowser(app.url)
      await withGithub(browser)
      expect(recordOf(browser).claims).toEqual({ name: octavia.name })
    }
  })

  test('a person who changes name, login and address stays the same user; one who takes them over is another user', async () => {
    const [before, after, other] = [createBrowser(app.url), createBrowser(app.url), createBrowser(app.url)]
    await withGithub(before)
    Object.assign(github.account.user, { login: 'another-person', email: 'new@example.test' })
    await withGithub(after)
    expect(recordOf(after).sub).toBe(recordOf(before).sub)
    github.reset()
    github.account.user['id'] = 99
    await withGithub(other)
    expect(recordOf(other).sub).toBe('99')
  })

  test('one address at GitHub and at the OpenID provider is two users', async () => {
    const [social, openId] = [createBrowser(app.url), createBrowser(app.url)]
    Object.assign(github.account.user, { email: person.email, name: person.name })
    await withGithub(social)
    await signIn(openId)
    const [one, two] = [recordOf(social), recordOf(openId)]
    expect(one.claims.email).toBe(two.claims.email)
    expect([one.iss, one.sub]).not.toEqual([two.iss, two.sub])
    expect(userOf(one.iss, one.sub)).toBeDefined()
    expect(userOf(two.iss, two.sub)).toBeDefined()
    expect(recordOf(social).iss).toBe(github.url)
  })

  test('“stay signed in” lasts 30 days', async () => {
    const { callback } = await withGithub(createBrowser(app.url), '?remember=1')
    expect(callback.setCookies.join()).toMatch(/session=[\w-]{43}; .*Max-Age=2592000/i)
  })

  test('signing out ends our session, names GitHub, and goes to no provider', async () => {
    const browser = createBrowser(app.url)
    await withGithub(browser)
    const copy = sameVisitor(browser, app.url)
    const answer = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(answer.location).toBe(`${app.url}/auth/signed-out?provider=none&name=github`)
    expect((await copy.get('/api/auth/session')).body).toBe('null')
    const page = (await browser.get(answer.location ?? '')).body.replaceAll('<!-- -->', '')
    expect(page).toContain('GitHub offers no sign-out to apps')
  })

  test('what wants a recent sign-in is refused in words, and never goes round', async () => {
    const browser = createBrowser(app.url)
    await withGithub(browser)
    await withGithub(createBrowser(app.url))
    const post = await browser.post('/account/sessions/end-others', { 'Sec-Fetch-Site': 'same-origin' })
    const [, stepUp = ''] = /url=(.+)$/.exec(String(post.headers['refresh'])) ?? []
    const answer = await browser.get(stepUp)
    expect([answer.status, answer.location]).toEqual([403, undefined])
    expect(answer.body).toContain('GitHub cannot confirm this')
  })
})

describe('an invalid response from GitHub is refused', () => {
  const callbackWith = async (browser: Browser, change: (query: URLSearchParams) => void) => {
    const url = await callbackUrl(browser)
    change(url.searchParams)
    return browser.get(url)
  }

  test('state is wrong, missing or given twice: no code is sent', async () => {
    const changes: [(query: URLSearchParams) => void, string][] = [
      [(query) => query.set('state', 'x'.repeat(43)), 'transaction_missing'],
      [(query) => query.delete('state'), 'state_mismatch'],
      [(query) => query.append('state', 'x'), 'provider_error'],
      [(query) => query.append('code', 'x'), 'provider_error'],
    ]
    for (const [change, code] of changes) {
      const browser = createBrowser(app.url)
      await expectRefused(browser, await callbackWith(browser, change), code)
    }
    expect(github.asked(paths.token)).toEqual([])
  })

  test('a state of another attempt: no code is sent', async () => {
    const [victim, attacker] = [createBrowser(app.url), createBrowser(app.url)]
    const [mine, theirs] = [await callbackUrl(victim), await callbackUrl(attacker)]
    mine.searchParams.set('state', theirs.searchParams.get('state') ?? '')
    await expectRefused(victim, await victim.get(mine), 'transaction_missing')
    expect(github.asked(paths.token)).toEqual([])
  })

  test('a code of another attempt: the challenge does not fit it', async () => {
    const [victim, attacker] = [createBrowser(app.url), createBrowser(app.url)]
    const [mine, theirs] = [await callbackUrl(victim), await callbackUrl(attacker)]
    mine.searchParams.set('code', theirs.searchParams.get('code') ?? '')
    await expectRefused(victim, await victim.get(mine), 'token_request_refused')
  })

  test('the response in another browser: no code is sent', async () => {
    const url = await callbackUrl(createBrowser(app.url))
    const other = createBrowser(app.url)
    await expectRefused(other, await other.get(url), 'transaction_missing')
    expect(github.asked(paths.token)).toEqual([])
  })

  test('the response again, or twenty times at once: one session, one code', async () => {
    const browser = createBrowser(app.url)
    const url = await callbackUrl(browser)
    const copies = Array.from({ length: 20 }, () => sameVisitor(browser, app.url))
    const answers = await Promise.all(copies.map((copy) => copy.get(url)))
    const signedIn = answers.filter(({ location }) => location === `${app.url}/dashboard`)
    expect(signedIn).toHaveLength(1)
    expect(answers.filter(({ location }) => location?.includes('code=transaction_used'))).toHaveLength(19)
    expect(github.asked(paths.token)).toHaveLength(1)
    const winner = copies.find((copy) => copy.cookies.has('session'))
    const replay = await winner?.get(url)
    expect(replay?.location).toContain('code=transaction_used')
    expect(github.asked(paths.token)).toHaveLength(1)
  })

  test('an attempt begun with one provider cannot be ended with another', async () => {
    const browser = createBrowser(app.url)
    const url = await callbackUrl(browser)
    for (const path of ['/auth/callback', '/api/auth/callback/discord']) {
      const copy = sameVisitor(browser, app.url)
      const crossed = new URL(`${path}${url.search}`, app.url)
      expect((await copy.get(crossed)).location, path).toContain('code=issuer_mismatch')
      expect(copy.cookies.has('session')).toBe(false)
    }
    const openId = createBrowser(app.url)
    const { authorizationUrl } = await startSignIn(openId)
    const state = authorizationUrl.searchParams.get('state') ?? ''
    const query = new URLSearchParams({ state, code: 'x' })
    await expectRefused(openId, await openId.get(`/api/auth/callback/github?${query}`), 'issuer_mismatch')
    expect(github.asked(paths.token)).toEqual([])
  })

  test('declining at GitHub shows a page that says so, and no code is sent', async () => {
    const browser = createBrowser(app.url)
    const change = (query: URLSearchParams) => {
      query.delete('code')
      query.set('error', 'access_denied')
      query.set('error_description', '<script>alert(1)</script>')
    }
    await expectRefused(browser, await callbackWith(browser, change), 'access_denied')
    expect(github.asked(paths.token)).toEqual([])
  })

  test('an iss that is not GitHub’s: no code is sent (RFC 9207)', async () => {
    const browser = createBrowser(app.url)
    const change = (query: URLSearchParams) => query.set('iss', 'https://evil.example')
    await expectRefused(browser, await callbackWith(browser, change), 'issuer_mismatch')
    expect(github.asked(paths.token)).toEqual([])
    const right = createBrowser(app.url)
    const answer = await callbackWith(right, (query) => query.set('iss', `${github.url}/login/oauth`))
    expect(answer.location).toBe(`${app.url}/dashboard`)
  })

  test.each([
    [
      'refuses the code with status 200',
      json(200, { error: 'bad_verification_code' }),
      'token_request_refused',
    ],
    [
      'refuses the client with status 200',
      json(200, { error: 'incorrect_client_credentials' }),
      'client_refused',
    ],
    ['refuses the client with status 401', json(401, { error: 'invalid_client' }), 'client_refused'],
    ['gives no token', json(200, { token_type: 'bearer' }), 'token_request_refused'],
    ['gives an empty token', json(200, { access_token: '', token_type: 'bearer' }), 'token_request_refused'],
    [
      'answers in HTML',
      { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>hello</h1>' },
      'token_request_refused',
    ],
    ['answers 500', json(500, {}), 'token_request_refused'],
  ] as const)('the token endpoint %s: %#', async (_what, answer, code) => {
    github.trouble = { at: paths.token, answer }
    const browser = createBrowser(app.url)
    await expectRefused(browser, (await withGithub(browser)).callback, code)
    expect(github.asked(paths.token)).toHaveLength(1)
    expect(github.asked(paths.user)).toEqual([])
  })

  test('a wrong client secret is the operator’s to repair', async () => {
    github.client = { ...github.client, secret: 'another-clients-secret' }
    const browser = createBrowser(app.url)
    await expectRefused(browser, (await withGithub(browser)).callback, 'client_refused')
  })

  test.each([paths.token, paths.user, paths.emails])('a redirect from %s is not followed', async (at) => {
    const asked: string[] = []
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('{}')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const Location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    github.trouble = { at, answer: { status: 307, headers: { Location }, body: '' } }
    const browser = createBrowser(app.url)
    const { callback } = await withGithub(browser)
    expect(asked).toEqual([])
    if (at !== paths.emails) expect(callback.location).toContain('/auth/error')
    elsewhere.close()
  })

  test.each([
    ['names no id', { id: undefined }],
    ['has an empty id', { id: '' }],
    ['has null for an id', { id: null }],
    ['has an object for an id', { id: {} }],
    ['has a fraction for an id', { id: 1.5 }],
    ['has true for an id', { id: true }],
    ['has an id beyond what a number can tell', { id: 2 ** 60 }],
  ])('userinfo %s: the sign-in is refused', async (_what, change) => {
    Object.assign(github.account.user, change)
    const browser = createBrowser(app.url)
    await expectRefused(browser, (await withGithub(browser)).callback, 'userinfo_invalid')
  })

  test.each([
    ['answers 500', json(500, { id: 583231 })],
    ['answers 401', json(401, { message: 'Bad credentials', id: 583231 })],
    ['answers a list', json(200, [{ id: 583231 }])],
    ['answers null', json(200, null)],
    ['answers in HTML', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>hello</h1>' }],
  ])('userinfo %s: the sign-in is refused', async (_what, answer) => {
    github.trouble = { at: paths.user, answer }
    const browser = createBrowser(app.url)
    await expectRefused(browser, (await withGithub(browser)).callback, 'userinfo_invalid')
  })

  test('GitHub hangs: the visitor hears so within the 5 seconds that all calls share', async () => {
    for (const at of [paths.token, paths.user]) {
      github.trouble = { at, answer: 'never' }
      const browser = createBrowser(app.url)
      const began = Date.now()
      await expectRefused(browser, (await withGithub(browser)).callback, 'provider_unreachable')
      expect(Date.now() - began).toBeLessThan(8000)
    }
  })

  test('a refusal leaves the session that was there', async () => {
    const browser = createBrowser(app.url)
    await withGithub(browser)
    const before = browser.cookies.get('session')
    github.trouble = { at: paths.user, answer: json(500, {}) }
    await withGithub(browser)
    expect(browser.cookies.get('session')).toBe(before)
    expect(JSON.parse((await browser.get('/api/auth/session')).body).user.id).toBe(octavia.sub)
  })

  test('the error page names GitHub and leads back to it', async () => {
    github.trouble = { at: paths.token, answer: json(500, {}) }
    const browser = createBrowser(app.url)
    const { callback } = await withGithub(browser)
    const { body } = await browser.get(callback.location ?? '')
    expect(body.replaceAll('<!-- -->', '')).toContain('GitHub did not accept the last step')
    expect(body).toContain('href="/auth/social/github"')
    const foreign = await browser.get('/auth/error?code=access_denied&provider=evil')
    expect(foreign.body).not.toContain('evil"')
  })
})

describe('an allow-list', () => {
  const stays = { sub: '99', email: 'stays@example.test' }
  const lists = { AUTH_GITHUB_ALLOW: '583231,@example.test' }
  let listed: App
  beforeAll(async () => {
    listed = await appFor(provider.tenant('happy', 'fat', 'allow-list'), { ...shared(), ...lists })
  })
  afterAll(() => listed.stop())

  const signInAs = async (id: number, email: string | null, emails: typeof github.account.emails) => {
    Object.assign(github.account.user, { id, email })
    github.account.emails = emails
    const browser = createBrowser(listed.url)
    return { browser, ...(await withGithub(browser)) }
  }
  const address = (email: string, verified: boolean, primary = true) => {
    return [{ email, primary, verified, visibility: null }]
  }

  test('an account on it comes in by its id, whatever its address', async () => {
    const { callback } = await signInAs(583231, null, address('octavia@evil.test', false))
    expect(callback.location).toBe(`${listed.url}/dashboard`)
  })

  test('another account comes in by the domain of its verified primary address', async () => {
    const { browser, callback } = await signInAs(99, null, address('Stays@Example.test', true))
    expect(callback.location).toBe(`${listed.url}/dashboard`)
    expect(recordOf(browser).claims).toMatchObject({ email: 'stays@example.test', emailVerified: true })
  })

  test('the primary address counts, and not the one that the profile shows', async () => {
    const shown = await signInAs(99, 'public@evil.test', address('stays@example.test', true))
    expect(shown.callback.location).toBe(`${listed.url}/dashboard`)
    expect(recordOf(shown.browser).claims).toMatchObject({ email: 'stays@example.test' })
    const other = await signInAs(98, 'public@example.test', address('stranger@evil.test', true))
    await expectNotOnTheList(other.browser, other.callback, '98')
  })

  test.each<[string, number, string, boolean]>([
    ['an unverified address of the domain', 98, 'stays@example.test', false],
    ['the domain as a prefix', 98, 'x@example.test.evil', true],
    ['a subdomain', 98, 'x@sub.example.test', true],
    ['an id that begins like one on the list', 5832311, 'x@evil.test', true],
    ['an id that is the beginning of one', 58323, 'x@evil.test', true],
  ])('%s is refused on a page that says so, and nothing is stored', async (_, id, email, verified) => {
    const { browser, callback } = await signInAs(id, null, address(email, verified))
    await expectNotOnTheList(browser, callback, String(id))
  })

  test('a profile that calls its own address verified is not believed where the addresses cannot be read', async () => {
    github.account.user['email_verified'] = true
    github.trouble = { at: paths.emails, answer: json(404, { message: 'Not Found' }) }
    const { browser, callback } = await signInAs(98, 'stays@example.test', [])
    await expectNotOnTheList(browser, callback, '98')
  })

  test('a refusal leaves the session that was there', async () => {
    const { browser } = await signInAs(99, null, address(stays.email, true))
    const before = browser.cookies.get('session')
    Object.assign(github.account, { emails: address('x@evil.test', true) })
    github.account.user['id'] = 98
    const { callback } = await withGithub(browser)
    expect(callback.location).toContain('code=account_not_allowed')
    expect(browser.cookies.get('session')).toBe(before)
    expect((await browser.get('/dashboard')).status).toBe(200)
  })

  test('a person who is taken off it is signed out at the next request; others stay', async () => {
    const leaves = await signInAs(583231, null, address('octavia@evil.test', true))
    const remains = await signInAs(99, null, address(stays.email, true))
    const settings = { ...shared(), AUTH_GITHUB_ALLOW: '@example.test' }
    await withApp(
      provider.tenant('happy', 'fat', 'allow-list'),
      async (shorter) => {
        for (const [browser, session] of [
          [leaves.browser, false],
          [remains.browser, true],
        ] as const) {
          const later = sameVisitor(browser, shorter.url)
          expect((await later.get('/dashboard')).status).toBe(session ? 200 : 307)
          expect((await later.get('/api/auth/session')).body === 'null').toBe(!session)
        }
      },
      settings,
    )
    expect(userOf(github.url, '583231')).toBeDefined()
  })

  async function expectNotOnTheList(browser: Browser, callback: Answer, id: string): Promise<void> {
    const page = new URL(callback.location ?? '', listed.url)
    expect([callback.status, page.pathname]).toEqual([303, '/auth/error'])
    expect(page.searchParams.get('code')).toBe('account_not_allowed')
    expect(browser.cookies.has('session')).toBe(false)
    expect(userOf(github.url, id)).toBeUndefined()
    const refused = await listed.waitForLog(
      ({ reference }) => reference === page.searchParams.get('reference'),
    )
    expect(refused).toMatchObject({
      event: 'sign_in_refused',
      check: 'allow_list',
      detail: expect.stringContaining(`the account ${id} `),
    })
    const { body } = await browser.get(page)
    expect(body).toContain('You are not on the list')
    expect(body.replaceAll('<!-- -->', '')).toContain('may sign in through GitHub')
  }
})

describe('starting with a social provider', () => {
  test('a prefetch and a HEAD start nothing and set no cookie', async () => {
    const browser = createBrowser(app.url)
    for (const headers of [
      { 'Sec-Purpose': 'prefetch' },
      { Purpose: 'prefetch' },
      { 'X-Moz': 'prefetch' },
      { 'Next-Router-Prefetch': '1' },
    ]) {
      const answer = await browser.get('/auth/social/github', headers)
      expect([answer.status, answer.setCookies, answer.location]).toEqual([204, [], undefined])
    }
    const head = await browser.request('HEAD', '/auth/social/github')
    expect([head.status, head.setCookies]).toEqual([204, []])
    const callback = await browser.request('HEAD', await callbackUrl(createBrowser(app.url)))
    expect([callback.status, callback.setCookies]).toEqual([405, []])
  })

  test('a provider that is not switched on is 404', async () => {
    const browser = createBrowser(app.url)
    for (const name of ['facebook', 'google', 'constructor', '__proto__', 'GITHUB']) {
      for (const path of [`/auth/social/${name}`, `/api/auth/callback/${name}?state=x&code=x`]) {
        expect((await browser.get(path)).status, path).toBe(404)
      }
    }
  })

  test('returnTo never leaves our origin', async () => {
    for (const value of returnToAttacks) {
      const { callback } = await withGithub(createBrowser(app.url), `?returnTo=${encodeURIComponent(value)}`)
      const target = new URL(callback.location ?? '', app.url)
      expect([target.origin, callback.status], JSON.stringify(value)).toEqual([app.url, 303])
      expect(target.pathname).not.toMatch(/^\/auth(\/|$)/i)
    }
  })

  test('other parameters of the query reach no provider', async () => {
    const { authorizationUrl } = await startSignIn(
      createBrowser(app.url),
      '/auth/social/github?scope=repo&redirect_uri=https://evil.example&state=mine&login=octavia&allow_signup=false',
    )
    expect(authorizationUrl.search).not.toMatch(/repo|evil|mine|octavia|allow_signup/)
  })

  test('two tabs at once both succeed, also beside one of the OpenID provider', async () => {
    const browser = createBrowser(app.url)
    const [one, two] = [await callbackUrl(browser), await callbackUrl(browser)]
    const openId = await startSignIn(browser)
    expect((await browser.get(two)).location).toBe(`${app.url}/dashboard`)
    expect((await browser.get(one)).location).toBe(`${app.url}/dashboard`)
    const callback = (await browser.get(openId.authorizationUrl)).location ?? ''
    expect((await browser.get(callback)).location).toBe(`${app.url}/dashboard`)
  })

  test('what a request says of its own host changes nothing', async () => {
    const started = await createBrowser(app.url).get('/auth/social/github', {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
    })
    expect(started.location).toContain(encodeURIComponent(`${app.url}/api/auth/callback/github`))
    expect(started.location).not.toContain('evil')
  })

  test('the home page has a plain link for each', async () => {
    const { body } = await createBrowser(app.url).get('/')
    for (const [href, words] of [
      ['/auth/social/github', 'Continue with GitHub'],
      ['/auth/social/discord', 'Continue with Discord'],
    ]) {
      expect(body.replaceAll('<!-- -->', '')).toMatch(new RegExp(`href="${href}"[^>]*>${words}<`))
    }
  })
})

describe('next-auth’s own signIn()', () => {
  test('finds the provider, and is sent to our own address with the page to come back to', async () => {
    const browser = createBrowser(app.url)
    expect(JSON.parse((await browser.get('/api/auth/providers')).body)['github']).toEqual({
      id: 'github',
      name: 'GitHub',
      type: 'oauth',
      signinUrl: `${app.url}/api/auth/signin/github`,
      callbackUrl: `${app.url}/api/auth/callback/github`,
    })
    const { csrfToken } = JSON.parse((await browser.get('/api/auth/csrf')).body)
    const answer = await postSignIn(browser, 'github', { csrfToken, callbackUrl: `${app.url}/account` })
    expect(answer).toEqual({
      status: 200,
      setCookies: [],
      body: { url: `${app.url}/auth/social/github?returnTo=%2Faccount` },
    })
    const foreign = await postSignIn(browser, 'github', { csrfToken, callbackUrl: 'https://evil.example' })
    expect(foreign.body).toEqual({ url: `${app.url}/auth/social/github?returnTo=%2Fdashboard` })
  })

  test('without its CSRF token, or for a provider that is not there, does nothing', async () => {
    const browser = createBrowser(app.url)
    await browser.get('/api/auth/csrf')
    expect((await postSignIn(browser, 'github', { csrfToken: 'x' })).status).toBe(403)
    expect((await postSignIn(browser, 'github', { csrfToken: 'x'.repeat(9000) })).status).toBe(413)
    expect((await postSignIn(browser, 'google', { csrfToken: 'x' })).status).toBe(404)
    expect(github.requests).toEqual([])
  })
})

test('a social provider that is down is reported within 5 seconds, and ends no session', async () => {
  const gone = await startGithub()
  await gone.stop()
  await withApp(
    provider.tenant('happy', 'fat', 'github-down'),
    async (other) => {
      const browser = createBrowser(other.url)
      const { authorizationUrl } = await startSignIn(browser, '/auth/social/github')
      const state = authorizationUrl.searchParams.get('state') ?? ''
      const query = new URLSearchParams({ state, code: 'x' })
      const answer = await browser.get(`/api/auth/callback/github?${query}`)
      expect(answer.location).toContain('code=provider_unreachable')
      const walk = await signIn(browser)
      expect(walk.callback.location).toBe(`${other.url}/dashboard`)
    },
    gone.settings,
  )
})

test('behind TLS the cookies are __Host- and Secure', async () => {
  const port = String(await freePort())
  const appUrl = `https://localhost:${port}`
  await withApp(
    provider.tenant('happy', 'fat', 'social-tls'),
    async () => {
      const browser = createBrowser(appUrl)
      const started = await browser.get('/auth/social/github')
      const sent = (await browser.get(started.location ?? '')).location ?? ''
      const callback = await browser.get(sent)
      expect(callback.location).toBe(`${appUrl}/dashboard`)
      const lines = [...started.setCookies, ...callback.setCookies]
      expect(lines.length).toBeGreaterThan(1)
      expect(lines.filter((line) => !/^__Host-[\w.-]+=.*; Secure/i.test(line))).toEqual([])
    },
    { APP_URL: appUrl, PORT: port, ...github.settings },
  )
})

test('where none is switched on, nothing of it shows', async () => {
  const { visitor } = await takeOnlyIssuer()
  const browser = visitor()
  expect((await browser.get('/')).body).not.toContain('Continue with')
  expect((await browser.get('/api/auth/providers')).body).toBe('{}')
  expect((await browser.get('/auth/social/github')).status).toBe(404)
})

test('a start without an allow-list, or with a setting that is gone, warns once by name', async () => {
  const said = await app.waitForLog(({ event }) => event === 'setting_warning')
  expect(said['level']).toBe('warn')
  const lines = app.log.filter(({ event }) => event === 'setting_warning')
  expect(lines.map(({ detail }) => String(detail).split(' ')[0])).toEqual([
    'SILENT_SIGN_IN',
    'AUTH_DISCORD_ALLOW',
    'AUTH_GITHUB_ALLOW',
  ])
})

/** A whole sign-in with GitHub, up to the response of the callback. */
function withGithub(browser: Browser, query = '') {
  return signInAt(browser, `/auth/social/github${query}`)
}

async function signInAt(browser: Browser, path: string) {
  const { started, authorizationUrl } = await startSignIn(browser, path)
  const { location = '' } = await browser.get(authorizationUrl)
  return { started, authorizationUrl, callback: await browser.get(location) }
}

async function callbackUrl(browser: Browser): Promise<URL> {
  const { authorizationUrl } = await startSignIn(browser, '/auth/social/github')
  return new URL((await browser.get(authorizationUrl)).location ?? '')
}

async function expectRefused(browser: Browser, answer: Answer, code: string): Promise<void> {
  const page = new URL(answer.location ?? '', app.url)
  expect([answer.status, page.pathname, page.searchParams.get('code')]).toEqual([303, '/auth/error', code])
  expect(answer.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
  expect(browser.cookies.has('session')).toBe(false)
  const reference = page.searchParams.get('reference')
  await app.waitForLog((line) => line.event === 'sign_in_refused' && line.reference === reference)
  expect([...page.searchParams.keys()]).toEqual(['code', 'reference', 'provider'])
  for (const secret of [...github.accessTokens, ...github.codes.keys(), github.client.secret]) {
    expect(app.output()).not.toContain(secret)
  }
}

/** As `signIn()` of next-auth/react does. */
async function postSignIn({ cookies }: Browser, name: string, form: Record<string, string>) {
  const answer = await fetch(`${app.url}/api/auth/signin/${name}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Auth-Return-Redirect': '1',
      Cookie: [...cookies].map(([cookie, value]) => `${cookie}=${value}`).join('; '),
    },
    body: new URLSearchParams(form),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    setCookies: answer.headers.getSetCookie(),
    body: text ? JSON.parse(text) : null,
  }
}

function recordOf(browser: Browser) {
  const key = createHash('sha256')
    .update(browser.cookies.get('session') ?? '')
    .digest('base64url')
  const row = inDatabase(file, (store) =>
    store.prepare('select record from session where key = ?').get([key]),
  )
  return JSON.parse((row as { record: string }).record)
}

function userOf(iss: string, sub: string): unknown {
  const users = file.replace(/\.db$/, '.users.db')
  return inDatabase(users, (store) =>
    store.prepare('select * from user where iss = ? and sub = ?').get([iss, sub]),
  )
}
