import { expect, test } from 'vitest'
import { cases } from '../hostile-provider/cases.ts'
import { calls } from '../hostile-provider/tenant.ts'
import { createBrowser } from './browser.ts'
import { expectRefused, isSignedIn } from './observe.ts'
import { takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

test('row 32: what the provider wrote as description reaches no page unescaped', async () => {
  const { visitor } = await takeOnlyIssuer('callback-access-denied')
  const browser = visitor()
  const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
  expect(callbackUrl.searchParams.get('error_description')).toContain('<script>')
  const callback = await browser.get(callbackUrl)
  const page = await browser.get(callback.location ?? '')
  expect(page.body).not.toContain('<script>alert(')
  expect(callback.location).not.toContain('denied%22')
})

for (const name of ['callback-access-denied', 'callback-login-required'] as const) {
  test(`row 32: ${name} while signed in: the session stays, and the page leads to the dashboard`, async () => {
    const { app, tenant, visitor } = await takeOnlyIssuer()
    const browser = visitor()
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
}

test('row 33: a callback in a browser that did not start it is refused, and costs the owner nothing', async () => {
  const { app, tenant, visitor } = await takeOnlyIssuer()
  const owner = visitor()
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
