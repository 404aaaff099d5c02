import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countOf, type Tenant } from '../hostile-provider/tenant.ts'
import { startApp } from '../start/start-app.ts'
import type { App } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { goToProvider, startSignIn } from './sign-in.ts'
import { settingsFor, startTwoProviders } from './two-providers.ts'

// RFC 9700 4.4: one provider is an attacker, and sends the browser on with any parameters that it has seen.

const names = ['one', 'other'] as const
type Name = (typeof names)[number]

const advertised = ['one-of-two', 'other-of-two'] as const
const silent = ['one-of-two-without-iss', 'other-of-two-without-iss'] as const

describe.each([
  ['both say that they name themselves', advertised],
  ['neither says so', silent],
])('a response with parts of two providers’, where %s', (_, cases) => {
  let providers: Awaited<ReturnType<typeof startTwoProviders>>
  let app: App
  beforeAll(async () => {
    providers = await startTwoProviders([...cases])
    app = await startApp(providers.settings)
  })
  afterAll(async () => {
    await app.stop()
    await providers.stop()
  })

  const combinations = names.flatMap((callback) =>
    names.flatMap((state) =>
      names.flatMap((code) => ([...names, 'no'] as const).map((iss) => ({ callback, state, code, iss }))),
    ),
  )

  test.each(combinations)(
    'at the callback of $callback, with state of $state, code of $code and $iss iss',
    async ({ callback, state, code, iss }) => {
      const browser = createBrowser(app.url)
      const responses = {
        one: await goToProvider(
          browser,
          (await startSignIn(browser, '/auth/login?provider=one')).authorizationUrl,
        ),
        other: await goToProvider(
          browser,
          (await startSignIn(browser, '/auth/login?provider=other')).authorizationUrl,
        ),
      }
      const url = new URL(`/auth/callback/${callback}`, app.url)
      url.searchParams.set('state', responses[state].searchParams.get('state') ?? '')
      url.searchParams.set('code', responses[code].searchParams.get('code') ?? '')
      if (iss !== 'no') url.searchParams.set('iss', providers[iss].issuer)
      const before = tokenRequests(providers)
      const answer = await browser.get(url)
      const refusedBecause = new URL(answer.location ?? '', app.url).searchParams.get('code')
      const asked = asksOf(before, tokenRequests(providers))
      const issuesItself = iss === callback || (iss === 'no' && cases === silent)
      if (state !== callback || !issuesItself) {
        expect(refusedBecause).toBe('issuer_mismatch')
        expect(asked).toEqual([])
      } else {
        // Only the provider that the browser started at receives the code.
        expect(asked).toEqual([callback])
        expect(refusedBecause).toBe(code === callback ? null : 'token_request_refused')
      }
      expect(await isSignedIn(browser)).toBe(refusedBecause === null)
    },
  )

  test('a response at no provider’s callback is refused without a token request', async () => {
    for (const path of ['/auth/callback', '/auth/callback/unknown', '/auth/callback/ONE']) {
      const browser = createBrowser(app.url)
      const { authorizationUrl } = await startSignIn(browser, '/auth/login?provider=one')
      const response = await goToProvider(browser, authorizationUrl)
      const before = tokenRequests(providers)
      const answer = await browser.get(`${path}${response.search}`)
      expect(new URL(answer.location ?? '', app.url).searchParams.get('code')).toBe('issuer_mismatch')
      expect(asksOf(before, tokenRequests(providers))).toEqual([])
    }
  })
})

test('a response for one client at the callback of another at the same issuer is refused', async () => {
  const providers = await startTwoProviders()
  const { one } = providers
  const two = { ...settingsFor({ one, other: one }), OIDC_OTHER_CLIENT_ID: 'another-client' }
  const app = await startApp(two)
  const browser = createBrowser(app.url)
  const response = await goToProvider(
    browser,
    (await startSignIn(browser, '/auth/login?provider=one')).authorizationUrl,
  )
  const answer = await browser.get(`/auth/callback/other${response.search}`)
  expect(new URL(answer.location ?? '', app.url).searchParams.get('code')).toBe('issuer_mismatch')
  await app.waitForLog(({ event, check }) => event === 'sign_in_refused' && check === 'client_id')
  expect(countOf(one, 'token')).toBe(0)
  await app.stop()
  await providers.stop()
})

function tokenRequests(providers: Record<Name, Tenant>): Record<Name, number> {
  return { one: countOf(providers.one, 'token'), other: countOf(providers.other, 'token') }
}

function asksOf(before: Record<Name, number>, after: Record<Name, number>): Name[] {
  return names.flatMap((name) => Array.from({ length: after[name] - before[name] }, () => name))
}
