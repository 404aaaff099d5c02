import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../start/free-port.ts'
import { startApp } from '../start/start-app.ts'
import { alice, enterPassword, heading, signIn, signInOnPages } from './people.ts'
import { newSharedVisitor } from './shared/shared-stack.ts'
import { type Servers, startServers } from './stack.ts'

// The embedded provider requires all of FAPI 2.0; one setting makes the app comply.
let stack: Servers
beforeAll(async () => {
  const port = String(await freePort())
  stack = await startServers({
    provider: { IDENTITY_PROVIDER_PORT: port, IDENTITY_PROVIDER_PROFILE: 'fapi2' },
    app: { RESOURCE_URL: `http://localhost:${port}/api/profile-card` },
  })
})
afterAll(() => stack?.stop())

describe('SECURITY_PROFILE=fapi2, at a provider of that profile', () => {
  test('the browser carries client_id and request_uri, and the API hears from the session’s own key', async () => {
    const visitor = await newSharedVisitor(stack.app.url)
    const page = await visitor.newPage()
    const asked = authorizationRequests(page)
    await signInOnPages(page, alice)
    expect(asked.map(({ searchParams }) => [...searchParams.keys()].sort())).toEqual([
      ['client_id', 'request_uri'],
    ])
    const api = page.getByRole('region', { name: 'Your API' })
    await api.getByText(alice.name).waitFor()
    expect(visitor.complaints).toEqual([])
  })

  test('with scripts off as well', async () => {
    const page = await (await newSharedVisitor(stack.app.url, { javaScriptEnabled: false })).newPage()
    await signInOnPages(page, alice)
    await page.goto('/dashboard?directory=wait')
    expect(await page.getByRole('region', { name: 'Your API' }).innerText()).toContain(alice.name)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/auth/signed-out**')
  })

  test('a first sign-in is asked for a nonce, a later one knows it: two calls beside the two of the browser', async () => {
    const visitor = await newSharedVisitor(stack.app.url)
    await signIn(visitor.request, alice)
    const page = await visitor.newPage()
    const before = calls().length
    await page.goto('/auth/login')
    await page.waitForURL('**/dashboard')
    await page.getByRole('region', { name: 'Your API' }).getByText(alice.name).waitFor()
    expect(calls().slice(before)).toEqual([
      'POST /pushed-authorization-request 201',
      'POST /token 200',
      'GET /api/profile-card 200',
    ])
  })
})

describe('a part that is missing is refused, by its own code', () => {
  beforeAll(() => stack.app.stop())

  const without = { SECURITY_PROFILE: '', OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'PS256' }
  const par = { OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }
  const dpop = { OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' }

  test('no proof of a key', async () => {
    expect(await refusal({ ...without, ...par })).toEqual(['token_request_refused', 'token_error'])
  })

  test('a secret instead of a key', async () => {
    const secret = {
      OIDC_CLIENT_SECRET: 'a-secret-that-is-not-registered',
      OIDC_CLIENT_PRIVATE_KEY: '',
      OIDC_TOKEN_ENDPOINT_AUTH_METHOD: 'client_secret_basic',
    }
    const [code] = await refusal({ ...without, ...par, ...dpop, ...secret })
    expect(code).toBe('client_refused')
  })

  test('another ID token algorithm than the registered one', async () => {
    expect(await refusal({ OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'ES256' })).toEqual(['id_token_invalid', 'alg'])
  })

  test('no request parameters are sent in the query: the app follows the metadata without a setting', async () => {
    await withApp({ ...without, ...dpop }, async (page) => {
      const asked = authorizationRequests(page)
      await page.goto('/auth/login')
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard')
      expect(asked.map(({ searchParams }) => searchParams.has('request_uri'))).toEqual([true])
    })
  })
})

function authorizationRequests(page: Page): URL[] {
  const asked: URL[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin === stack.provider.url && url.pathname === '/authorize') asked.push(url)
  })
  return asked
}

/** What the app itself asked of the provider so far, by the provider's own log. */
function calls(): string[] {
  const own = ['/pushed-authorization-request', '/token', '/userinfo', '/jwks', '/api/profile-card']
  return stack.provider
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { event?: string; method?: string; path?: string; status?: number })
    .filter(({ event, path = '' }) => event === 'request' && own.includes(path))
    .map(({ method, path, status }) => `${method} ${path} ${status}`)
}

/** The code and check by which an app with other settings refuses a sign-in. */
async function refusal(settings: Record<string, string>): Promise<unknown[]> {
  let heard: unknown[] = []
  await withApp(settings, async (page, app) => {
    await page.goto('/auth/login')
    if (page.url().startsWith(stack.provider.url)) await enterPassword(page, alice)
    await page.waitForURL('**/auth/error**')
    expect(await heading(page).textContent()).not.toBe('Dashboard')
    const { code, check } = await app.waitForLog(({ event }) => event === 'sign_in_refused')
    heard = [code, check]
  })
  return heard
}

/** An app with other settings in the place of the first, which has ended: the provider knows one address. */
async function withApp(
  settings: Record<string, string>,
  check: (page: Page, app: Servers['app']) => Promise<void>,
): Promise<void> {
  const app = await startApp({ APP_URL: stack.app.url, ...stack.provider.client, ...settings })
  const visitor = await newSharedVisitor(stack.app.url)
  try {
    await check(await visitor.newPage(), app)
  } finally {
    await app.stop()
  }
}
