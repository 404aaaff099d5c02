import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { countOf } from '../hostile-provider/tenant.ts'
import type { LogLine } from '../start/app-log.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { withApp } from './app-for.ts'
import { type Answer, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { takeIssuer, takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }
const ended = ({ event }: LogLine) => event === 'session_ended'

const returns: { title: string; name: CaseName }[] = [
  {
    title: 'state changed on return [oidcc-client-test-rp-init-logout-other-state]',
    name: 'end-session-other-state',
  },
  {
    title: 'state missing on return [oidcc-client-test-rp-init-logout-no-state]',
    name: 'end-session-no-state',
  },
  { title: 'addresses that came back are not followed', name: 'end-session-with-addresses' },
]

describe('signing out', () => {
  test('row 40: own session first, then the provider’s [oidcc-client-test-rp-init-logout]', async () => {
    const { app, tenant, visitor } = await takeOnlyIssuer()
    const browser = visitor()
    await signIn(browser)
    const copied = visitor()
    copied.cookies.set('session', browser.cookies.get('session') ?? '')
    expect(await isSignedIn(copied)).toBe(true)

    const answer = await browser.post('/auth/logout', sameOrigin)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('no-store')
    // A copy of the cookie is useless even before the browser leaves for the provider.
    expect(await isSignedIn(copied)).toBe(false)
    expect(browser.cookies.has('session')).toBe(false)
    await app.waitForLog(ended)
    expect(app.log.filter(ended)).toHaveLength(1)
    expect(countOf(tenant, 'end_session')).toBe(0)

    const leaving = refreshTarget(answer)
    const sent = leaving.searchParams
    expect(`${leaving.origin}${leaving.pathname}`).toBe(`${tenant.issuer}/end_session`)
    expect([...sent.keys()].sort()).toEqual([
      'client_id',
      'id_token_hint',
      'post_logout_redirect_uri',
      'state',
    ])
    expect(claimsOf(sent.get('id_token_hint'))).toMatchObject({ iss: tenant.issuer, aud: tenant.client.id })
    expect(sent.get('client_id')).toBe(tenant.client.id)
    expect(sent.get('post_logout_redirect_uri')).toBe(`${app.url}/auth/signed-out`)
    expect(sent.get('state')).toMatch(/^[\w-]{22,}$/)
    // The hint stands in the address and nowhere in the page.
    expect(answer.body).not.toContain(sent.get('id_token_hint'))

    const back = await browser.get((await browser.get(leaving)).location ?? '')
    expect(back.status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })

  for (const { title, name } of returns) {
    test(`row 41: ${title}: a neutral page, signed out`, async () => {
      const { visitor } = await takeOnlyIssuer(name)
      const browser = visitor()
      await signIn(browser)
      const answer = await browser.post('/auth/logout', sameOrigin)
      const back = await browser.get((await browser.get(refreshTarget(answer))).location ?? '')
      expect(back.status).toBe(200)
      expect(back.location).toBeUndefined()
      expect(back.headers['refresh']).toBeUndefined()
      expect(back.body).not.toMatch(/(href|src|action|content)="[^"]*attacker/)
      expect(await isSignedIn(browser)).toBe(false)
    })
  }

  test('a provider without an end-session endpoint: signed out here all the same', async () => {
    const { app, visitor } = await takeIssuer('end-session-absent')
    const browser = visitor()
    await signIn(browser)
    const answer = await browser.post('/auth/logout', sameOrigin)
    expect(answer.location).toBe(`${app.url}/auth/signed-out?provider=none&name=${browser.provider}`)
    const page = await browser.get(answer.location ?? '')
    expect(page.status).toBe(200)
    expect(page.body).toContain(
      `You are signed out here. localhost ${browser.provider} offers no sign-out to apps`,
    )
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('an end-session endpoint that is no web address: signed out here, and no browser is sent there', async () => {
    const { app, visitor } = await takeIssuer('end-session-unusable')
    const browser = visitor()
    await signIn(browser)
    const answer = await browser.post('/auth/logout', sameOrigin)
    expect(answer.headers['refresh']).toBeUndefined()
    expect(answer.location).toBe(`${app.url}/auth/signed-out?provider=unreached&name=${browser.provider}`)
    expect(browser.cookies.has('session')).toBe(false)
    expect(await isSignedIn(browser)).toBe(false)
  })

  for (const [preset, path, parameter] of [
    ['auth0', '/v2/logout', 'returnTo'],
    ['cognito', '/logout', 'logout_uri'],
  ] as const) {
    test(`${preset} without the standard endpoint: signed out by its own, and no token goes there`, async () => {
      const { app, tenant, visitor } = await takeIssuer('end-session-absent', { kind: preset })
      const browser = visitor()
      await signIn(browser)
      const answer = await browser.post('/auth/logout', sameOrigin)
      expect(answer.status).toBe(200)
      const leaving = refreshTarget(answer)
      expect(`${leaving.origin}${leaving.pathname}`).toBe(`${new URL(tenant.issuer).origin}${path}`)
      expect(Object.fromEntries(leaving.searchParams)).toEqual({
        client_id: tenant.client.id,
        [parameter]: `${app.url}/auth/signed-out`,
      })
      // It brings nothing back that could prove the provider's part, so the page claims nothing of it.
      const back = await browser.get('/auth/signed-out')
      expect(back.body).toContain('You are signed out here, on this device.')
      expect(await isSignedIn(browser)).toBe(false)
    })
  }

  test('a provider that is down: signed out here all the same, within 6 s', async () => {
    const own = await startHostileProvider()
    const shared = {
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    const browser = createBrowser('')
    await withApp(
      own.tenant('happy'),
      async (app) => {
        browser.origin = app.url
        await signIn(browser)
      },
      shared,
    )
    await own.stop()
    // An app that has not yet asked its provider where people sign out.
    await withApp(
      own.tenant('happy'),
      async (app) => {
        browser.origin = app.url
        expect(await isSignedIn(browser)).toBe(true)
        const started = Date.now()
        const answer = await browser.post('/auth/logout', sameOrigin)
        expect(Date.now() - started).toBeLessThan(6_000)
        expect(answer.location).toBe(`${app.url}/auth/signed-out?provider=unreached`)
        expect(await isSignedIn(browser)).toBe(false)
      },
      shared,
    )
  })

  test('a session from before the provider changed ends here, and its tokens are sent nowhere', async () => {
    const shared = {
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    }
    const provider = await startHostileProvider()
    const [before, after] = [provider.tenant('happy', 'before'), provider.tenant('happy', 'after')]
    const browser = createBrowser('')
    const signInAt = async (app: { url: string }) => {
      browser.origin = app.url
      await signIn(browser)
    }
    await withApp(before, signInAt, shared)
    await withApp(
      after,
      async (app) => {
        browser.origin = app.url
        const sent = refreshTarget(await browser.post('/auth/logout', sameOrigin))
        expect(sent.href).toContain(after.issuer)
        expect(sent.searchParams.has('id_token_hint')).toBe(false)
        await app.waitForLog(ended)
        expect(app.log.filter(ended)).toHaveLength(1)
      },
      shared,
    )
  })

  test('signing out twice, or without a session, is no error', async () => {
    const { app, visitor } = await takeOnlyIssuer()
    const browser = visitor()
    const signOut = () => browser.post('/auth/logout', sameOrigin)
    expect((await signOut()).location).toBe(`${app.url}/auth/signed-out`)
    await signIn(browser)
    expect((await signOut()).status).toBe(200)
    expect((await signOut()).location).toBe(`${app.url}/auth/signed-out`)
    browser.cookies.set('session', 'made-up')
    expect((await signOut()).location).toBe(`${app.url}/auth/signed-out`)
    await app.waitForLog(ended)
    expect(app.log.filter(ended)).toHaveLength(1)
  })
})

function refreshTarget(answer: Answer): URL {
  const [, address = ''] = /^0; ?url=(.+)$/i.exec(String(answer.headers['refresh'])) ?? []
  return new URL(address)
}

function claimsOf(idToken: string | null): Record<string, unknown> {
  const payload = idToken?.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}
