import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { breakStore } from './break-store.ts'
import type { Browser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type Issuer, type SharedApp, takeIssuer, takeOnlyIssuer } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

describe('front-channel logout', () => {
  let issuer: Issuer
  let app: SharedApp
  let tenant: Tenant
  beforeAll(async () => {
    issuer = await takeIssuer('happy')
    app = issuer.app
    tenant = issuer.tenant
  })

  const refusals = () => app.log.filter(({ event }) => event === 'frontchannel_logout_refused')

  test('row 44: iss and sid, without any cookie, end that session and no other', async () => {
    const [one, two] = [await signedIn(issuer), await signedIn(issuer)]
    await expectPage(
      await call(app, [
        ['iss', tenant.issuer],
        ['sid', one.sid],
        ['x', 'y'],
      ]),
      tenant,
    )
    expect(await isSignedIn(one.browser)).toBe(false)
    expect(await isSignedIn(two.browser)).toBe(true)
    await app.waitForLog(({ event, reason }) => event === 'session_ended' && reason === 'frontchannel_logout')
  })

  const bad: [string, string | undefined, (sid: string) => [string, string][]][] = [
    [
      'another iss',
      'iss',
      (sid) => [
        ['iss', `${tenant.issuer}/`],
        ['sid', sid],
      ],
    ],
    ['no iss', 'iss', (sid) => [['sid', sid]]],
    [
      'an empty iss',
      'iss',
      (sid) => [
        ['iss', ''],
        ['sid', sid],
      ],
    ],
    [
      'two iss',
      'duplicate_parameter',
      (sid) => [
        ['iss', tenant.issuer],
        ['iss', 'https://x'],
        ['sid', sid],
      ],
    ],
    ['no sid', 'sid', () => [['iss', tenant.issuer]]],
    [
      'an empty sid',
      'sid',
      () => [
        ['iss', tenant.issuer],
        ['sid', ''],
      ],
    ],
    [
      'two sid',
      'duplicate_parameter',
      (sid) => [
        ['iss', tenant.issuer],
        ['sid', 'x'],
        ['sid', sid],
      ],
    ],
    ['no parameters', 'iss', () => []],
    [
      'an unknown sid',
      undefined,
      (sid) => [
        ['iss', tenant.issuer],
        ['sid', `${sid}1`],
      ],
    ],
    [
      'a pattern as sid',
      undefined,
      () => [
        ['iss', tenant.issuer],
        ['sid', '%'],
      ],
    ],
  ]

  test.each(bad)(
    'row 44: %s: the same page, session alive, with its cookie and without',
    async (_, check, make) => {
      const { browser, sid } = await signedIn(issuer)
      const seen = refusals().length
      const honest = await (
        await call(app, [
          ['iss', tenant.issuer],
          ['sid', 'unknown-sid'],
        ])
      ).text()
      const answer = await call(app, make(sid))
      expect(withoutNonce(await expectPage(answer, tenant))).toBe(withoutNonce(honest))
      expect((await browser.get(`/auth/frontchannel-logout?${new URLSearchParams(make(sid))}`)).status).toBe(
        200,
      )
      expect(await isSignedIn(browser)).toBe(true)
      const checks = () =>
        refusals()
          .slice(seen)
          .map((line) => line.check)
      await vi.waitFor(() => expect(checks()).toEqual(check ? [check, check] : []), 15_000)
    },
  )

  test('a POST ends nothing', async () => {
    const { browser, sid } = await signedIn(issuer)
    const body = new URLSearchParams({ iss: tenant.issuer, sid })
    const url = `${app.url}/auth/frontchannel-logout`
    expect((await fetch(url, { method: 'POST', body })).status).toBe(405)
    expect((await fetch(`${url}?${body}`, { method: 'POST' })).status).toBe(405)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('no address but its own may be framed, whatever is made of it', async () => {
    const elsewhere = [
      '/',
      '/account',
      '/auth/login',
      '/auth/signed-out',
      '/auth/frontchannel-logout/',
      '/auth//frontchannel-logout',
      '/auth/frontchannel-logout/x',
      '/auth/frontchannel-logout%3f',
      '/account?/auth/frontchannel-logout',
      '/AUTH/frontchannel-logout',
      '/auth/login?returnTo=/auth/frontchannel-logout',
    ]
    for (const path of elsewhere) {
      const { headers } = await fetch(app.url + path, { redirect: 'manual' })
      expect(ancestorsOf(headers), path).toEqual([`'none'`])
    }
    expect((await fetch(app.url)).headers.get('x-frame-options')).toBe('DENY')
  })

  test('switched off it is not there: 404, unframeable, session alive', async () => {
    const own = await takeOnlyIssuer()
    const { browser, sid } = await signedIn(own)
    const answer = await call(own.app, [
      ['iss', own.tenant.issuer],
      ['sid', sid],
    ])
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(ancestorsOf(answer.headers)).toEqual([`'none'`])
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('a store that fails: 503 that claims no sign-out, and done by the next call', async () => {
    const own = await takeIssuer('happy')
    const { app: other, tenant: its } = own
    const { browser, sid } = await signedIn(own)
    const mend = breakStore(own, 'delete')
    const failed = await call(other, [
      ['iss', its.issuer],
      ['sid', sid],
    ])
    expect(failed.status).toBe(503)
    expect(await failed.text()).toContain('You may still be signed in here')
    expect(await isSignedIn(browser)).toBe(true)
    mend()
    expect(
      (
        await call(other, [
          ['iss', its.issuer],
          ['sid', sid],
        ])
      ).status,
    ).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })
})

async function signedIn({ visitor }: Issuer): Promise<{ browser: Browser; sid: string }> {
  const browser = visitor()
  const { callbackUrl } = await signIn(browser)
  expect(await isSignedIn(browser)).toBe(true)
  return { browser, sid: `sid-${callbackUrl.searchParams.get('code')?.slice(0, 8)}` }
}

function call(app: SharedApp, parameters: [string, string][]): Promise<Response> {
  return fetch(`${app.url}/auth/frontchannel-logout?${new URLSearchParams(parameters)}`)
}

/** The only page, which only the issuer's origin may frame. */
async function expectPage(answer: Response, tenant: Tenant): Promise<string> {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(ancestorsOf(answer.headers)).toEqual([new URL(tenant.issuer).origin])
  expect(answer.headers.get('x-frame-options')).toBeNull()
  return answer.text()
}

function ancestorsOf(headers: Headers): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  return [...policy.matchAll(/frame-ancestors ([^;,]+)/g)].map(([, sources = '']) => sources)
}

function withoutNonce(html: string): string {
  return html.replace(/nonce="[^"]*"/g, '')
}
