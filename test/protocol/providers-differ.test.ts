import { describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { countOf, endpointUrl, issuerPath } from '../hostile-provider/tenant.ts'
import { expectSignedIn } from './observe.ts'
import { takeIssuer, type Wanted } from './shared-apps.ts'
import { signIn } from './sign-in.ts'

// Differences that reach the app. Those that end in lib/oidc are in test/oidc/providers-differ.test.ts.
describe('providers differ, and sign-in works', () => {
  test.each([
    ['with a path', 'plain'],
    ['with a path and a slash at its end', 'slash'],
  ] as const)('an issuer %s is kept to the letter', async (_, kind) => {
    const { app, tenant, browser } = await expectSignIn('happy', { kind })
    const [discovery] = tenant.requests.filter(({ endpoint }) => endpoint === 'discovery')
    expect(discovery?.url.pathname).toBe(`${issuerPath(tenant)}/.well-known/openid-configuration`)
    const succeeded = await app.waitForLog(({ event }) => event === 'sign_in_succeeded')
    expect(succeeded['iss']).toBe(tenant.issuer)
    expect((await browser.get('/dashboard')).body).toContain(`<dd>${tenant.issuer}</dd>`)
  })

  test('metadata without prompt_values_supported: registering opens the sign-in page', async () => {
    const { app, tenant, visitor } = await takeIssuer('happy')
    const browser = visitor()
    const { authorizationUrl, callback } = await signIn(browser, '/auth/register')
    expect(authorizationUrl.searchParams.has('prompt')).toBe(false)
    await expectSignedIn(app, tenant, browser, callback)
  })

  test('no email_verified: the dashboard says that it was not provided', async () => {
    const body = await dashboardAt('no-email-verified')
    expect(body).toMatch(/Whether it is verified is not provided by/)
    expect(body).not.toMatch(/erified by localhost/)
  })

  for (const name of ['no-auth-time', 'auth-time-0'] as const) {
    test(`${name}: the dashboard names no time at the provider`, async () => {
      const body = await dashboardAt(name)
      expect(body).toMatch(/Signed in at [^<]*<\/dt><dd[^>]*><span[^>]*>The provider does not say</)
      expect(body).not.toContain('1970')
    })
  }

  test('no sid: signing in and out works', async () => {
    const { tenant, browser } = await expectSignIn('no-sid')
    const answer = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(answer.headers['refresh']).toContain(endpointUrl(tenant, 'end_session'))
    expect((await browser.get('/dashboard')).status).not.toBe(200)
  })

  test('addresses that tokens and userinfo name on another host are never asked', async () => {
    const { tenant, browser } = await expectSignIn('addresses-in-tokens')
    expect((await browser.get('/dashboard')).body).not.toContain(tenant.otherOrigin)
    expect(countOf(tenant, 'trap')).toBe(0)
    // The trap is there: it would have heard.
    await fetch(`${tenant.otherOrigin}${issuerPath(tenant)}/trap`)
    expect(countOf(tenant, 'trap')).toBe(1)
  })
})

async function expectSignIn(name: CaseName, wanted?: Wanted) {
  const issuer = await takeIssuer(name, wanted)
  const browser = issuer.visitor()
  const { callback } = await signIn(browser)
  await expectSignedIn(issuer.app, issuer.tenant, browser, callback)
  return { ...issuer, browser }
}

async function dashboardAt(name: CaseName): Promise<string> {
  const { browser } = await expectSignIn(name)
  return (await browser.get('/dashboard')).body
}
