import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { expectRefused, expectSignedIn } from './observe.ts'
import { type RefusalRow, testRefusals } from './refusal-table.ts'
import { signIn } from './sign-in.ts'

const refused = (title: string, name: RefusalRow['case'], check: string): RefusalRow => ({
  title,
  case: name,
  code: 'client_refused',
  check,
  calls: { token: 1, userinfo: 0, jwks: 0 },
})

testRefusals('a client that the provider does not accept is told apart', [
  refused(
    '401 unauthorized_client, as Keycloak says',
    'client-refused-401-unauthorized-client',
    'token_error',
  ),
  refused('400 invalid_client', 'client-refused-400-invalid-client', 'token_error'),
  refused('401 with the challenge that RFC 6749 asks for', 'client-refused-with-challenge', 'token_status'),
])

describe('a provider that compares an encoded secret undecoded', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  const advice = 'OIDC_TOKEN_ENDPOINT_AUTH_METHOD=client_secret_post helps'
  const byPost = { OIDC_TOKEN_ENDPOINT_AUTH_METHOD: 'client_secret_post' }

  test('Basic is refused, and log and operator’s panel say that client_secret_post helps', async () => {
    const { detail, page } = await refusalAt(provider.tenant('secret-compared-undecoded'))
    expect(detail).toContain(advice)
    expect(page).toContain(advice)
    expect(page).not.toContain('c%d')
  })

  test('client_secret_post works', async () => {
    const tenant = provider.tenant('secret-compared-undecoded', 'post')
    const check: Parameters<typeof withApp>[1] = async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
    }
    await withApp(tenant, check, byPost)
  })

  test('a wrong secret of letters and digits gets no such advice', async () => {
    const settings = { OIDC_CLIENT_SECRET: 'wrong0123456789wrong0123456789' }
    const tenant = provider.tenant('secret-compared-undecoded', 'plain')
    expect((await refusalAt(tenant, settings)).detail).not.toContain('client_secret_post')
  })

  test('a wrong secret that was sent by client_secret_post gets no such advice', async () => {
    const settings = { ...byPost, OIDC_CLIENT_SECRET: 'wrong+0123456789/wrong' }
    const tenant = provider.tenant('secret-compared-undecoded', 'wrong-by-post')
    expect((await refusalAt(tenant, settings)).detail).not.toContain('client_secret_post')
  })
})

/** What the operator hears of a sign-in that ends because the client was refused: in the log, and on the error page. */
async function refusalAt(tenant: Tenant, settings: Record<string, string> = {}) {
  const heard = { detail: '', page: '' }
  const check: Parameters<typeof withApp>[1] = async (app) => {
    const browser = createBrowser(app.url)
    const { callback } = await signIn(browser)
    await expectRefused(app, tenant, browser, callback, { code: 'client_refused', check: 'token_status' })
    const { detail } = await app.waitForLog(({ event }) => event === 'sign_in_refused')
    heard.detail = String(detail)
    heard.page = (await browser.get(callback.location ?? '')).body
  }
  await withApp(tenant, check, settings)
  expect(heard.detail).not.toContain(settings['OIDC_CLIENT_SECRET'] ?? tenant.client.secret)
  return heard
}
