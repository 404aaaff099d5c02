import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clientKey } from '../hostile-provider/client-key.ts'
import { type KeyName, privateKey } from '../hostile-provider/keys.ts'
import { sign } from '../hostile-provider/sign.ts'
import { countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { startApp } from '../start/start-app.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import type { App } from './app-for.ts'
import { type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { takeIssuer } from './shared-apps.ts'
import { signIn, startSignIn } from './sign-in.ts'
import { variableName } from './slots.ts'
import { settingsFor, startTwoProviders, withAppOf } from './two-providers.ts'

const names = ['one', 'other'] as const
type Name = (typeof names)[number]

let providers: Awaited<ReturnType<typeof startTwoProviders>>
let app: App
beforeAll(async () => {
  providers = await startTwoProviders()
  const on = {
    UNIVERSAL_LOGOUT: 'true',
    FRONTCHANNEL_LOGOUT: 'true',
    THIRD_PARTY_INITIATED_LOGIN: 'true',
    ADMIN_GROUP: 'staff',
  }
  app = await startApp({ ...providers.settings, ...on })
})
afterAll(async () => {
  await app.stop()
  await providers.stop()
})

describe('signing in where there are two providers', () => {
  test.each(names)('at %s goes there as its client, and comes back to its own callback', async (name) => {
    const browser = createBrowser(app.url)
    const before = bothCounts('token')
    const { authorizationUrl, callback } = await signIn(
      browser,
      `/auth/login?provider=${name}&returnTo=/account`,
    )
    expect(authorizationUrl.href).toContain(providers[name].issuer)
    expect(authorizationUrl.searchParams.get('client_id')).toBe(`client-at-${name}`)
    expect(authorizationUrl.searchParams.get('redirect_uri')).toBe(`${app.url}/auth/callback/${name}`)
    expect(callback.location).toBe(`${app.url}/account`)
    expect(since(before, 'token')).toEqual({ one: 0, other: 0, [name]: 1 })
    expect((await browser.get('/dashboard')).body).toContain(providers[name].issuer)
  })

  test('the same sub at two issuers is two people, who see nothing of each other', async () => {
    const [one, other] = [await signedIn('one'), await signedIn('other')]
    const again = await signedIn('one')
    const seenBy = async ({ browser }: { browser: Browser }) => (await browser.get('/account')).body
    const devices = /\/account\/sessions\/[\w-]+\/end/g
    expect((await seenBy(one)).match(devices)?.length).toBeGreaterThan(0)
    const before = (await seenBy(other)).match(devices)?.length ?? 0
    await again.browser.post('/auth/logout', sameOrigin)
    expect((await seenBy(other)).match(devices)?.length ?? 0).toBe(before)
    expect(await isSignedIn(other.browser)).toBe(true)
  })

  test('without a word of which, the visitor chooses first, and nothing is started', async () => {
    const browser = createBrowser(app.url)
    const before = bothCounts('authorize')
    const asked = await browser.get('/auth/login?returnTo=/account&remember=1&prompt=none')
    expect(asked.status).toBe(303)
    expect(asked.headers['cache-control']).toBe('private, no-store')
    expect(asked.setCookies).toEqual([])
    const chooser = await browser.get(asked.location ?? '')
    expect(chooser.status).toBe(200)
    const ways = linksIn(chooser.body, '/auth/login?')
    expect(ways.map((way) => Object.fromEntries(way.searchParams))).toEqual(
      names.map((provider) => ({ provider, returnTo: '/account', remember: '1' })),
    )
    const { callback } = await signIn(browser, `${ways[1]?.pathname}${ways[1]?.search}`)
    expect(callback.location).toBe(`${app.url}/account`)
    expect(since(before, 'authorize')).toEqual({ one: 0, other: 1 })
  })

  test.each([
    'provider=unknown',
    'provider=',
    'provider=ONE',
    'provider=one&provider=other',
    'provider=%00',
    'provider=__proto__',
  ])('%s is no provider: the chooser says so, and nothing is started', async (query) => {
    const browser = createBrowser(app.url)
    const asked = await browser.get(`/auth/login?${query}&returnTo=/account`)
    expect(asked.status).toBe(303)
    expect(asked.setCookies).toEqual([])
    const chooser = await browser.get(asked.location ?? '')
    expect(chooser.body).toContain('There is no such way in')
    expect(linksIn(chooser.body, '/auth/login?')).toHaveLength(2)
  })

  test.each(names)('row 45: the portal of %s begins one there, by its iss', async (name) => {
    const { issuer } = providers[name]
    const address = `/auth/initiate-login?${new URLSearchParams({ iss: issuer })}`
    const { authorizationUrl, callback } = await signIn(createBrowser(app.url), address)
    expect(authorizationUrl.href).toContain(issuer)
    expect(authorizationUrl.searchParams.get('client_id')).toBe(`client-at-${name}`)
    expect(callback.location).toBe(`${app.url}/dashboard`)
  })

  test('a prefetch starts nothing, with a provider’s name and without', async () => {
    for (const path of ['/auth/login', '/auth/login?provider=one']) {
      const answer = await createBrowser(app.url).get(path, { 'Sec-Purpose': 'prefetch' })
      expect(answer).toMatchObject({ status: 204, setCookies: [] })
    }
  })

  test('no address makes the chooser lead elsewhere, or say words of its own', async () => {
    const hostile = encodeURIComponent('"><a href="https://evil.example">x</a>')
    const query = `page=${hostile}&returnTo=${hostile}&remember=${hostile}&as=${hostile}&wanted=${hostile}`
    const { body } = await createBrowser(app.url).get(`/auth/choose-provider?${query}&unknown=${hostile}`)
    expect(body).not.toContain('<a href="https://evil')
    const addresses = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href)
    expect(addresses.filter((href) => new URL(href, app.url).origin !== app.url)).toEqual([])
    const step = addresses.find((href) => href.startsWith('/auth/step-up')) ?? ''
    const refused = await createBrowser(app.url).get(step.replaceAll('&amp;', '&'))
    expect(refused.location).toContain('/auth/error?code=sign_in_incomplete')
  })

  test('the home page has a button for each', async () => {
    const { body } = await createBrowser(app.url).get('/')
    expect(linksIn(body, '/auth/login').map(({ search }) => search)).toEqual(
      expect.arrayContaining(['?provider=one', '?provider=other']),
    )
  })

  test('a refusal names the provider that it came from, and settings and callback as they are called for it', async () => {
    const { authorizationUrl } = await startSignIn(createBrowser(app.url), '/auth/login?provider=other')
    const answer = await createBrowser(app.url).get(`/auth/callback/other?${authorizationUrl.searchParams}`)
    expect(new URL(answer.location ?? '').searchParams.get('provider')).toBe('other')
    const page = await createBrowser(app.url).get(answer.location ?? '')
    expect(page.status).toBe(200)
    const reference = new URL(answer.location ?? '').searchParams.get('reference')
    const line = await app.waitForLog((entry) => entry.reference === reference)
    expect(line['fix']).toContain('APP_URL + /auth/callback/other at the provider')
    expect(page.body).toContain('<code>/auth/callback/other</code>')
  })

  test('a refused client’s page gives the whole name of the wrong setting', async () => {
    const { app: own, provider = '', visitor } = await takeIssuer('happy', { kind: 'wrong-secret' })
    await signIn(visitor())
    const line = await own.waitForLog(({ code }) => code === 'client_refused')
    expect(line['fix']).toContain(`OIDC_${variableName(provider)}_CLIENT_SECRET`)
  })

  test('signing in at the other one revokes what was held at the first; signing in again does not', async () => {
    const { browser } = await signedIn('one')
    const before = bothCounts('revoke')
    await signIn(browser, '/auth/login?provider=one')
    expect(since(before, 'revoke')).toEqual({ one: 0, other: 0 })
    await signIn(browser, '/auth/login?provider=other')
    expect(since(before, 'revoke')).toEqual({ one: 1, other: 0 })
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('a session, where there are two providers,', () => {
  test.each(names)('of %s is refreshed there, and nowhere else', async (name) => {
    providers[name].refreshing.expiresIn = 0
    const { browser } = await signedIn(name)
    providers[name].refreshing.expiresIn = 3600
    const before = bothCounts('token')
    expect(await isSignedIn(browser)).toBe(true)
    expect(since(before, 'token')).toEqual({ one: 0, other: 0, [name]: 1 })
  })

  test.each(names)('of %s signs out there, and its tokens go nowhere else', async (name) => {
    const { browser } = await signedIn(name)
    const before = [bothCounts('revoke'), bothCounts('end_session')] as const
    const answer = await browser.post('/auth/logout', sameOrigin)
    const endSessionUrl = new URL(String(answer.headers['refresh']).replace('0;url=', ''))
    expect(endSessionUrl.href).toContain(`${providers[name].issuer}/end_session`)
    expect(endSessionUrl.searchParams.get('client_id')).toBe(`client-at-${name}`)
    expect(endSessionUrl.searchParams.get('id_token_hint')).toBeTruthy()
    expect(since(before[0], 'revoke')).toEqual({ one: 0, other: 0, [name]: 1 })
    const back = await browser.get(endSessionUrl)
    const page = await browser.get(back.location ?? '')
    expect(page.body).toContain(`You are signed out here and at ${new URL(providers[name].issuer).host}`)
    expect(since(before[1], 'end_session')).toEqual({ one: 0, other: 0, [name]: 1 })
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('that had ended before leads to no provider: its provider is no longer known', async () => {
    const { browser } = await signedIn('other')
    const answer = await logout(signedBy('rsa-2', claimsOf('other', { sub: person.sub })))
    expect(answer.status).toBe(200)
    const left = await browser.post('/auth/logout', sameOrigin)
    expect(left.location).toBe(`${app.url}/auth/signed-out`)
    expect(left.headers['refresh']).toBeUndefined()
  })

  test.each(names)('of %s steps up there', async (name) => {
    const tenant = providers[name]
    const { definition } = tenant
    const anHourAgo = Math.floor(Date.now() / 1000) - 3600
    tenant.definition = { ...definition, claims: (claims) => ({ ...claims, auth_time: anHourAgo }) }
    const { browser } = await signedIn(name)
    tenant.definition = definition
    const page = await browser.get('/account/sign-out-everywhere-else')
    const { authorizationUrl, callback } = await signIn(browser, page.location)
    expect(authorizationUrl.href).toContain(`${tenant.issuer}/authorize`)
    expect(authorizationUrl.searchParams.get('max_age')).toBe('300')
    expect(callback.location).toBe(`${app.url}/account/sign-out-everywhere-else`)
    expect((await browser.get('/account/sign-out-everywhere-else')).status).toBe(200)
  })

  test('ends when its provider is taken out of the settings, and its tokens are sent nowhere', async () => {
    const kept = {
      SESSION_SECRET: 'q7Zk2mP9xW4rT8vB1nL6cY3hJ5dF0gSa',
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    const cookies = new Map<string, string>()
    await withAppOf({ ...providers.settings, ...kept }, async (before) => {
      for (const name of names) {
        const browser = createBrowser(before.url)
        await signIn(browser, `/auth/login?provider=${name}`)
        cookies.set(name, browser.cookies.get('session') ?? '')
      }
    })
    await withAppOf({ ...settingsFor({ other: providers.other }), ...kept }, async (after) => {
      const counts = [bothCounts('revoke'), bothCounts('end_session')] as const
      const browsers = names.map((name) => {
        const browser = createBrowser(after.url)
        browser.cookies.set('session', cookies.get(name) ?? '')
        return browser
      }) as [Browser, Browser]
      expect(await isSignedIn(browsers[0])).toBe(false)
      expect(await isSignedIn(browsers[1])).toBe(true)
      await browsers[0].post('/auth/logout', sameOrigin)
      expect(since(counts[0], 'revoke')).toEqual({ one: 0, other: 0 })
      expect(await isSignedIn(browsers[1])).toBe(true)
    })
  })
})

describe('who administers, where there are two providers,', () => {
  test('is the person whom the first provider counts to the group, and no other', async () => {
    const [one, other] = [await signedIn('one'), await signedIn('other')]
    expect((await one.browser.get('/users')).body).toContain('Everyone in the directory')
    const refused = await other.browser.get('/users')
    expect(refused.body).not.toContain('Everyone in the directory')
    expect(refused.body).toContain('for administrators')
    await app.waitForLog(
      ({ event, iss }) => event === 'administration_refused' && iss === providers.other.issuer,
    )
  })

  test('is also whom another one counts to its own group, where a setting says so', async () => {
    const one = await takeIssuer('happy', { fat: true })
    const other = await takeIssuer('happy', { kind: 'administered', fat: true })
    const browsers = [one.visitor(), other.visitor()] as const
    for (const browser of browsers) await signIn(browser)
    expect((await browsers[0].get('/users')).body).not.toContain('Everyone in the directory')
    expect((await browsers[1].get('/users')).body).toContain('Everyone in the directory')
  })
})

describe('a provider’s word that a session is over', () => {
  test('ends that provider’s session, and not the other’s of the same sub', async () => {
    for (const name of names) {
      const both = { one: await signedIn('one'), other: await signedIn('other') }
      const answer = await logout(signedBy(keys[name], claimsOf(name, { sub: person.sub })))
      expect(answer.status).toBe(200)
      for (const each of names) expect(await isSignedIn(both[each].browser)).toBe(each !== name)
    }
  })

  test('ends nothing by the other’s sid', async () => {
    const one = await signedIn('one')
    expect(
      (await logout(signedBy('rsa-2', claimsOf('other', { sid: one.sid, sub: undefined })))).status,
    ).toBe(200)
    expect(await isSignedIn(one.browser)).toBe(true)
  })

  test.each<[string, KeyName, () => object]>([
    ['the other’s key and the one’s iss', 'rsa-2', () => claimsOf('one')],
    [
      'the other’s key, the one’s iss and the other’s aud',
      'rsa-2',
      () => claimsOf('one', { aud: 'client-at-other' }),
    ],
    ['the one’s key and the other’s iss', 'rsa-1', () => claimsOf('other')],
    ['its own key and iss, and the other’s aud', 'rsa-2', () => claimsOf('other', { aud: 'client-at-one' })],
    ['its own key, and an unknown iss', 'rsa-2', () => claimsOf('other', { iss: 'https://unknown.example' })],
  ])('is refused with %s', async (_, key, claims) => {
    const both = [await signedIn('one'), await signedIn('other')]
    expect((await logout(signedBy(key, claims()))).status).toBe(400)
    for (const { browser } of both) expect(await isSignedIn(browser)).toBe(true)
  })

  test('is heard at the front channel from each, and a page of each may frame it', async () => {
    const other = await signedIn('other')
    const call = (iss: string) =>
      createBrowser(app.url).get(`/auth/frontchannel-logout?${new URLSearchParams({ iss, sid: other.sid })}`)
    await call(providers.one.issuer)
    expect(await isSignedIn(other.browser)).toBe(true)
    const heard = await call(providers.other.issuer)
    expect(await isSignedIn(other.browser)).toBe(false)
    const origins = names.map((name) => new URL(providers[name].issuer).origin).join(' ')
    expect(heard.headers['content-security-policy']).toContain(`frame-ancestors ${origins}`)
    expect((await createBrowser(app.url).get('/')).headers['content-security-policy']).toContain(
      `frame-ancestors 'none'`,
    )
  })

  test('is heard as Universal Logout from each, about its own people alone', async () => {
    const both = { one: await signedIn('one'), other: await signedIn('other') }
    expect(await revoke('other', providers.one.issuer)).toBe(404)
    expect(await isSignedIn(both.one.browser)).toBe(true)
    expect(await revoke('other', providers.other.issuer)).toBe(204)
    expect(await isSignedIn(both.other.browser)).toBe(false)
    expect(await isSignedIn(both.one.browser)).toBe(true)
  })
})

test('a token for one of two clients at one issuer ends the sessions of that client', async () => {
  const settings = {
    ...settingsFor({ one: providers.one, other: providers.one }),
    OIDC_OTHER_CLIENT_ID: 'client-two',
  }
  await withAppOf(settings, async (own) => {
    const browser = createBrowser(own.url)
    await signIn(browser, '/auth/login?provider=one')
    const tell = (aud: string) => logout(signedBy('rsa-1', claimsOf('one', { aud })), own)
    expect((await tell('client-two')).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(true)
    expect((await tell('client-at-one')).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })
})

test('the keys of all clients are published, each once', async () => {
  const [shared, own] = [await clientKey('ES256', 'shared'), await clientKey('ES256', 'own')]
  const settings = {
    ...providers.settings,
    OIDC_ONE_CLIENT_SECRET: '',
    OIDC_OTHER_CLIENT_SECRET: '',
    OIDC_ONE_CLIENT_PRIVATE_KEY: JSON.stringify(shared),
    OIDC_OTHER_CLIENT_PRIVATE_KEY: JSON.stringify({ keys: [own, shared] }),
  }
  await withAppOf(settings, async (keyed) => {
    const { keys: published } = JSON.parse((await createBrowser(keyed.url).get('/auth/jwks.json')).body)
    expect(published.map(({ kid }: { kid: string }) => kid)).toEqual(['shared', 'own'])
  })
})

test('each provider is asked for its metadata as soon as the app starts', async () => {
  const counts = bothCounts('discovery')
  await withAppOf(providers.settings, async () => {
    await vi.waitFor(() => expect(since(counts, 'discovery')).toEqual({ one: 1, other: 1 }), 15_000)
  })
})

const keys = { one: 'rsa-1', other: 'rsa-2' } as const
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }

async function signedIn(name: Name): Promise<{ browser: Browser; sid: string }> {
  const browser = createBrowser(app.url)
  const { callbackUrl } = await signIn(browser, `/auth/login?provider=${name}`)
  expect(await isSignedIn(browser)).toBe(true)
  return { browser, sid: `sid-${callbackUrl.searchParams.get('code')?.slice(0, 8)}` }
}

/** The links of a page whose addresses begin with this text. */
function linksIn(body: string, path: string): URL[] {
  const hrefs = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return hrefs.filter((href) => href.startsWith(path)).map((href) => new URL(href, app.url))
}

function bothCounts(endpoint: string): Record<Name, number> {
  return { one: countOf(providers.one, endpoint), other: countOf(providers.other, endpoint) }
}

function since(before: Record<Name, number>, endpoint: string): Record<Name, number> {
  const now = bothCounts(endpoint)
  return { one: now.one - before.one, other: now.other - before.other }
}

function logout(token: string, at = app): Promise<Response> {
  return fetch(`${at.url}/auth/backchannel-logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  })
}

function signedBy(key: KeyName, claims: object, typ = 'logout+jwt'): string {
  return sign({ alg: 'RS256', typ, kid: key }, claims, privateKey(key))
}

function claimsOf(name: Name, more: object = {}): object {
  const tenant: Tenant = providers[name]
  return {
    iss: tenant.issuer,
    aud: tenant.client.id,
    sub: person.sub,
    ...times(),
    jti: randomUUID(),
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...more,
  }
}

async function revoke(by: Name, iss: string): Promise<number> {
  const url = `${app.url}/auth/universal-logout`
  const { issuer, client } = providers[by]
  const claims = { iss: issuer, sub: client.id, aud: url, ...times(), jti: randomUUID() }
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${signedBy(keys[by], claims, 'global-token-revocation+jwt')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ sub_id: { format: 'iss_sub', iss, sub: person.sub } }),
  })
  return answer.status
}

function times() {
  const now = Math.floor(Date.now() / 1000)
  return { iat: now, exp: now + 120 }
}
