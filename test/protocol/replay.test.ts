import { beforeEach, describe, expect, test } from 'vitest'
import { calls, type Tenant } from '../hostile-provider/tenant.ts'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type SharedApp, takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

describe('a response is used once', () => {
  let app: SharedApp
  let tenant: Tenant
  beforeEach(async () => {
    const issuer = await takeOnlyIssuer()
    app = issuer.app
    tenant = issuer.tenant
  })

  test('row 31: a replayed callback is refused and leaves the session as it is', async () => {
    const browser = createBrowser(app.url)
    const { callbackUrl } = await signIn(browser)
    const session = browser.cookies.get('session')
    const before = calls(tenant)
    const replayed = await browser.get(callbackUrl)
    expect(replayed.status).toBe(303)
    expect(replayed.location).toContain('code=transaction_used')
    expect(browser.cookies.get('session')).toBe(session)
    expect(await isSignedIn(browser)).toBe(true)
    expect(calls(tenant)).toEqual(before)
  })

  test('20 callbacks at once with one code: sent once, one session, 19 times transaction_used', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl } = await startSignIn(browser)
    const callbackUrl = await goToProvider(browser, authorizationUrl)
    // Each of the 20 requests has the transaction cookie from before any response.
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const before = calls(tenant)
    const attempts = Array.from({ length: 20 }, () =>
      createBrowser(app.url).get(callbackUrl, { Cookie: cookie }),
    )
    const answers = await Promise.all(attempts)
    const outcomes = answers.map(({ location = '' }) => /code=(\w+)/.exec(location)?.[1] ?? 'signed_in')
    expect(outcomes.filter((outcome) => outcome === 'signed_in')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'transaction_used')).toHaveLength(19)
    expect(
      answers.filter(({ setCookies }) => setCookies.some((line) => line.startsWith('session='))),
    ).toHaveLength(1)
    expect(calls(tenant).token - before.token).toBe(1)
  })

  test('a code that was refused once is not sent again', async () => {
    const browser = createBrowser(app.url)
    const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
    callbackUrl.searchParams.set('code', 'made-up')
    const before = calls(tenant).token
    expect((await browser.get(callbackUrl)).location).toContain('code=token_request_refused')
    expect((await browser.get(callbackUrl)).location).toContain('code=transaction_used')
    expect(calls(tenant).token - before).toBe(1)
  })

  test('signing in again ends the old session of this browser', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const old = createBrowser(app.url)
    old.cookies.set('session', browser.cookies.get('session') ?? '')
    expect(await isSignedIn(old)).toBe(true)
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(old)).toBe(false)
  })
})
