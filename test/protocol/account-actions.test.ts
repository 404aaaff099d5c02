import { describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { calls } from '../hostile-provider/tenant.ts'
import { expectRefused, isSignedIn } from './observe.ts'
import { takeIssuer } from './shared-apps.ts'
import { signIn, startSignIn } from './sign-in.ts'

// Keycloak's is the only preset whose response reports the outcome of the visit.
const notice = /class="notice/

const outcomes: { name: CaseName; outcome: string; texts: Record<string, string> }[] = [
  {
    name: 'action-success',
    outcome: 'done',
    texts: {
      'change-password': 'Your password is changed.',
      profile: 'Your personal details are saved.',
      mfa: 'Your sign-in factor is set up.',
    },
  },
  {
    name: 'action-cancelled',
    outcome: 'cancelled',
    texts: {
      'change-password': 'You left without changing your password.',
      profile: 'You left without changing your personal details.',
      mfa: 'You left without setting up a sign-in factor.',
    },
  },
  {
    name: 'action-error',
    outcome: 'failed',
    texts: {
      'change-password': 'could not change your password.',
      profile: 'could not change your personal details.',
      mfa: 'could not set up a sign-in factor.',
    },
  },
]

describe('visits to the account pages', () => {
  for (const { name, outcome, texts } of outcomes) {
    test(`${name} is explained, each page in its own words`, async () => {
      const { app, visitor } = await takeIssuer(name, { kind: 'keycloak' })
      for (const [page, text] of Object.entries(texts)) {
        const browser = visitor()
        const { callback } = await signIn(browser, `/auth/${page}?returnTo=/account?tab=1`)
        const action = page.replace('-', '_')
        expect(callback.location).toBe(
          `${app.url}/account?tab=1&account_action=${action}&account_outcome=${outcome}`,
        )
        const account = await browser.get(callback.location ?? '')
        expect(account.body).toContain(text)
        expect(account.body.match(new RegExp(notice, 'g'))).toHaveLength(2)
      }
    })
  }

  test('the way to each page is an authorization request of our own', async () => {
    const { tenant, visitor } = await takeIssuer('happy', { kind: 'keycloak', fat: true })
    const browser = visitor()
    await signIn(browser)
    const { body } = await browser.get('/account')
    for (const [page, action] of [
      ['change-password', 'UPDATE_PASSWORD'],
      ['profile', 'UPDATE_PROFILE'],
      ['mfa', 'CONFIGURE_TOTP'],
    ]) {
      expect(body).toContain(`href="/auth/${page}?returnTo=/account&amp;provider=${browser.provider}"`)
      const { authorizationUrl } = await startSignIn(browser, `/auth/${page}`)
      expect(authorizationUrl.searchParams.get('kc_action')).toBe(action)
      for (const name of ['state', 'nonce', 'code_challenge']) {
        expect(authorizationUrl.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
      }
    }
    const reset = (await startSignIn(browser, '/auth/reset-password')).authorizationUrl
    expect(`${reset.origin}${reset.pathname}`).toBe(`${tenant.issuer}/forgot-credentials`)
    expect(reset.searchParams.get('state')).toMatch(/^[\w-]{43}$/)
  })

  test('without a word of the provider’s nothing is claimed', async () => {
    const { app, visitor } = await takeIssuer('happy', { kind: 'keycloak', fat: true })
    const browser = visitor()
    const { callback } = await signIn(browser, '/auth/change-password?returnTo=/account')
    expect(callback.location).toBe(`${app.url}/account`)
    expect((await browser.get('/account')).body).not.toMatch(notice)
  })

  for (const name of ['action-unknown-word', 'action-inherited-word'] as const) {
    test(`${name}: shown nowhere, and the sign-in counts`, async () => {
      const { app, visitor } = await takeIssuer(name, { kind: 'keycloak' })
      const browser = visitor()
      const { callback } = await signIn(browser, '/auth/change-password?returnTo=/account')
      expect(callback.location).toBe(`${app.url}/account`)
      const { body } = await browser.get('/account')
      expect(body).not.toMatch(notice)
      expect(body).not.toMatch(/evil|constructor/)
    })
  }

  test('a response with two outcomes is refused', async () => {
    const { app, tenant, visitor } = await takeIssuer('action-twice', { kind: 'keycloak' })
    const browser = visitor()
    const { callback } = await signIn(browser, '/auth/change-password')
    const refusal = { code: 'provider_error', check: 'duplicate_parameter' }
    await expectRefused(app, tenant, browser, callback, refusal)
  })

  test('an outcome is ignored on a sign-in that opened no account page, and without a transaction of ours', async () => {
    const { app, tenant, visitor } = await takeIssuer('action-success', { kind: 'keycloak' })
    const browser = visitor()
    const { callback } = await signIn(browser, '/auth/login')
    expect(callback.location).toBe(`${app.url}/dashboard`)
    expect((await signIn(browser, '/auth/register')).callback.location).toBe(`${app.url}/dashboard`)

    const link = '/account?account_action=change_password&account_outcome=done'
    const followed = await signIn(browser, `/auth/login?returnTo=${encodeURIComponent(link)}`)
    expect(followed.callback.location).toBe(`${app.url}/account`)

    const before = calls(tenant)
    const made = await browser.get(
      `/auth/callback/${browser.provider}?code=x&state=y&kc_action_status=success`,
    )
    expect(made.location).toContain('/auth/error?code=transaction_missing')
    expect(made.location).not.toContain('outcome')
    expect(calls(tenant)).toEqual(before)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('an outcome is ignored at a provider whose preset has no such parameter', async () => {
    const { app, visitor } = await takeIssuer('action-success')
    const browser = visitor()
    const { callback } = await signIn(browser, '/auth/change-password')
    expect(callback.location).toBe(`${app.url}/dashboard`)
  })

  test('the account page shows no word of a made-up address', async () => {
    const { visitor } = await takeIssuer('happy', { kind: 'keycloak', fat: true })
    const browser = visitor()
    await signIn(browser)
    for (const query of [
      'account_action=<b>evil</b>&account_outcome=done',
      'account_action=change_password&account_outcome=<b>evil</b>',
      'account_action=change_password&account_outcome=done&account_outcome=failed',
      'account_action=sign_in&account_outcome=done',
      'account_action=toString&account_outcome=constructor',
      'signed_out=one&device=<b>evil</b>',
      'signed_out=one&device=evil on Linux',
      'signed_out=one&device=Chrome on evil',
      'signed_out=one&device=Chrome on Linux on evil',
      'signed_out=one&device=Chrome&device=evil',
      'signed_out=toString&device=Chrome',
    ]) {
      const { status, body } = await browser.get(`/account?${encodeURI(query)}`)
      expect(status).toBe(200)
      expect(body).not.toMatch(notice)
      expect(body).not.toContain('<b>evil')
    }
  })

  test('a visit that the provider refuses ends no session, and the page offers the way back', async () => {
    const { visitor } = await takeIssuer('action-refused', { kind: 'keycloak' })
    const browser = visitor()
    await signIn(browser)
    const session = browser.cookies.get('session')
    const { callback } = await signIn(browser, '/auth/change-password')
    expect(callback.location).toContain('/auth/error?code=sign_in_incomplete')
    expect(callback.location).not.toContain('outcome')
    expect(browser.cookies.get('session')).toBe(session)
    expect(await isSignedIn(browser)).toBe(true)
    const page = await browser.get(callback.location ?? '')
    expect(page.body).toContain('You are still signed in.')
    expect(page.body).toMatch(/<a class="button button-primary" href="\/dashboard">/)
  })

  test('who is kept signed in stays so after a visit', async () => {
    const { visitor } = await takeIssuer('action-success', { kind: 'keycloak' })
    const browser = visitor()
    await signIn(browser, '/auth/login?remember=1')
    const [, link] = /href="(\/auth\/change-password[^"]*)"/.exec((await browser.get('/account')).body) ?? []
    expect(link).toBe(
      `/auth/change-password?returnTo=/account&amp;provider=${browser.provider}&amp;remember=1`,
    )
    const { callback } = await signIn(browser, link?.replaceAll('&amp;', '&'))
    const [cookie = ''] = callback.setCookies.filter((line) => line.startsWith('session='))
    expect(cookie).toContain(`Max-Age=${30 * 86_400}`)
  })

  test('a provider without such pages gets no links, and their paths act as the sign-in', async () => {
    const { tenant, visitor } = await takeIssuer('happy', { fat: true })
    const browser = visitor()
    await signIn(browser)
    expect((await browser.get('/account')).body).not.toMatch(/\/auth\/(change-password|profile|mfa)/)
    for (const page of ['change-password', 'profile', 'mfa']) {
      const { authorizationUrl } = await startSignIn(browser, `/auth/${page}`)
      expect(authorizationUrl.pathname).toBe(`${new URL(tenant.issuer).pathname}/authorize`)
      expect(authorizationUrl.searchParams.has('prompt')).toBe(false)
    }
  })

  test('a setting gives a page its address, and an empty one takes its link away', async () => {
    const { visitor } = await takeIssuer('happy', { kind: 'keycloak-with-pages', fat: true })
    const browser = visitor()
    await signIn(browser)
    const { body } = await browser.get('/account')
    expect(body).toContain('href="/auth/profile?')
    expect(body).not.toContain('href="/auth/mfa?')
    const answer = await browser.get(`/auth/profile?provider=${browser.provider}`)
    expect(answer.location).toBe('http://localhost:9/account')
    expect(answer.setCookies).toEqual([])
  })
})
