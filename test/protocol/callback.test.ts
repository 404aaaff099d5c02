import { expect, test } from 'vitest'
import { cases } from '../hostile-provider/cases.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { calls, expectRefused, isSignedIn } from './observe.ts'
import { type RefusalRow, testRefusals } from './refusal-table.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

const refused = (title: string, name: RefusalRow['case'], code: string, check: string): RefusalRow => ({
  title,
  case: name,
  code,
  check,
  calls: { token: 0, userinfo: 0 },
})

testRefusals('a wrong authorization response is refused before anything is sent', [
  refused('row 30: wrong iss', 'callback-wrong-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: iss of another provider', 'callback-foreign-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: iss missing while advertised', 'callback-no-iss', 'issuer_mismatch', 'iss'),
  refused('row 30: wrong iss, not advertised', 'callback-wrong-iss-not-advertised', 'issuer_mismatch', 'iss'),
  refused('row 31: wrong state', 'callback-wrong-state', 'transaction_missing', 'state'),
  refused('row 31: missing state', 'callback-no-state', 'state_mismatch', 'state'),
  refused('row 31: neither code nor error', 'callback-no-code', 'provider_error', 'code'),
  refused('row 32: access_denied', 'callback-access-denied', 'access_denied', 'error'),
  refused('row 32: login_required', 'callback-login-required', 'sign_in_incomplete', 'error'),
  refused('row 32: server_error', 'callback-server-error', 'provider_error', 'error'),
  refused('row 32: an error made of markup', 'callback-unknown-error', 'provider_error', 'error'),
])

test('row 32: what the provider wrote as description reaches no page unescaped', async () => {
  const provider = await startHostileProvider()
  const tenant = provider.tenant('callback-access-denied', 'description')
  await withApp(tenant, async (app) => {
    const browser = createBrowser(app.url)
    const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
    expect(callbackUrl.searchParams.get('error_description')).toContain('<script>')
    const callback = await browser.get(callbackUrl)
    const page = await browser.get(callback.location ?? '')
    expect(page.body).not.toContain('<script>alert(')
    expect(callback.location).not.toContain('denied%22')
  })
  await provider.stop()
})

for (const name of ['callback-access-denied', 'callback-login-required'] as const) {
  test(`row 32: ${name} while signed in: the session stays, and the page leads to the dashboard`, async () => {
    const provider = await startHostileProvider()
    const tenant = provider.tenant('happy', name)
    await withApp(tenant, async (app) => {
      const browser = createBrowser(app.url)
      await signIn(browser)
      const session = browser.cookies.get('session')
      tenant.definition = cases[name]
      const { callback } = await signIn(browser)
      expect(new URL(callback.location ?? '').pathname).toBe('/auth/error')
      expect(callback.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
      const page = await browser.get(callback.location ?? '')
      expect(page.body).toContain('You are still signed in.')
      expect(page.body).toMatch(/<a class="button button-primary" href="\/dashboard">Go to the dashboard</)
      expect(browser.cookies.get('session')).toBe(session)
      expect(await isSignedIn(browser)).toBe(true)
      expect(app.log.filter(({ event }) => event === 'session_ended')).toEqual([])
    })
    await provider.stop()
  })
}

test('row 33: a callback in a browser that did not start it is refused, and costs the owner nothing', async () => {
  const provider = await startHostileProvider()
  const tenant = provider.tenant('happy', 'other-browser')
  await withApp(tenant, async (app) => {
    const owner = createBrowser(app.url)
    const stranger = createBrowser(app.url)
    const callbackUrl = await goToProvider(owner, (await startSignIn(owner)).authorizationUrl)
    const callback = await stranger.get(callbackUrl)
    const refusal = { code: 'transaction_missing', check: 'state' }
    await expectRefused(app, tenant, stranger, callback, refusal)
    expect(calls(tenant)).toMatchObject({ token: 0, userinfo: 0 })
    const own = await owner.get(callbackUrl)
    expect(own.location).not.toContain('/auth/error')
    expect(calls(tenant)).toMatchObject({ token: 1, userinfo: 1 })
  })
  await provider.stop()
})
