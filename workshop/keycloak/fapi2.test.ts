import type { JWK } from 'jose'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, vi } from 'vitest'
import { alice, heading } from '../../test/browser/people.ts'
import { clientKey } from '../../test/hostile-provider/client-key.ts'
import { withKeys } from '../../test/protocol/client-key.ts'
import { backChannelCalls } from './back-channel.ts'
import { journey } from './journey.ts'
import { enterPassword } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'

const par = 'POST /realms/starter/protocol/openid-connect/ext/par/request'
const token = 'POST /realms/starter/protocol/openid-connect/token'

// One key for the whole file: Keycloak fetches a client's keys again after 10 s at the earliest.
let key: JWK
let fapi2: Record<string, string>
beforeAll(async () => {
  key = await clientKey('PS256', 'fapi2-client')
  fapi2 = { OIDC_CLIENT_ID: 'starter-fapi2', ...withKeys(key), SECURITY_PROFILE: 'fapi2' }
})

describe('under Keycloak’s own FAPI 2.0 client policy', () => {
  journey('SECURITY_PROFILE=fapi2 signs in, in two calls, and the browser carries a reference alone', () =>
    withStack(fapi2, async (stack) => {
      const page = await (await stack.newVisitor()).newPage()
      const asked: URL[] = []
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.pathname.endsWith('/protocol/openid-connect/auth')) asked.push(url)
      })
      for (const round of ['cold', 'warm']) {
        const before = backChannelCalls(stack.logFile).length
        await page.goto('/auth/login')
        if (round === 'cold') await enterPassword(page, alice)
        await consentIfAsked(page)
        await page.waitForURL('**/dashboard')
        const wanted = round === 'warm' ? [par, token] : expect.arrayContaining([par, token])
        await vi.waitFor(() => {
          expect(backChannelCalls(stack.logFile).slice(before)).toEqual(wanted)
        }, 10_000)
      }
      expect(await heading(page).textContent()).toBe('Dashboard')
      expect(asked.map(({ searchParams }) => [...searchParams.keys()].sort())).toEqual([
        ['client_id', 'request_uri'],
        ['client_id', 'request_uri'],
      ])
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/auth/signed-out**')
      await page.goto('/dashboard')
      expect(page.url()).toContain('/realms/starter/')
    }),
  )

  // What Keycloak says of each: keycloak facts, measured by hand, and here again.
  journey('a request that was not pushed is refused on Keycloak’s own page', () =>
    withStack(without('SECURITY_PROFILE', { OIDC_DPOP_BOUND_ACCESS_TOKENS: 'true' }), async (stack) => {
      const page = await (await stack.newVisitor()).newPage()
      const answer = await page.goto('/auth/login')
      expect(answer?.status()).toBe(400)
      expect(page.url()).toContain('/protocol/openid-connect/auth')
    }),
  )

  journey('a code that is redeemed without a proof is refused and signs no one in', () =>
    withStack(
      without('SECURITY_PROFILE', { OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }),
      async (stack) => {
        const { code, check } = await refusal(stack)
        expect({ code, check }).toEqual({ code: 'token_request_refused', check: 'token_error' })
      },
    ),
  )

  journey(
    'an assertion by a key that Keycloak does not know is refused when the request is pushed',
    async () => {
      const stranger = withKeys(await clientKey('PS256', 'fapi2-stranger'))
      await withStack({ ...fapi2, ...stranger, OIDC_CLIENT_PRIVATE_KEY: await forged() }, async (stack) => {
        const { code, check } = await refusal(stack)
        expect({ code, check }).toEqual({
          code: 'client_refused',
          check: 'pushed_authorization_request_error',
        })
      })
    },
  )

  journey('a client secret instead of a key is refused when the request is pushed', () => {
    const secret = { OIDC_CLIENT_SECRET: 'no-secret-of-a-client-that-signs', OIDC_CLIENT_PRIVATE_KEY: '' }
    const settings = { ...secret, OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: 'true' }
    return withStack(without('SECURITY_PROFILE', settings), async (stack) => {
      expect((await refusal(stack)).code).toBe('client_refused')
    })
  })
})

describe('private_key_jwt alone', () => {
  journey('an EC key signs in, and a warm sign-in is one call', async () => {
    const keys = withKeys(await clientKey('ES256', 'jwt-client'))
    await withStack({ OIDC_CLIENT_ID: 'starter-jwt', ...keys }, async (stack) => {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/auth/login')
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard')
      const before = backChannelCalls(stack.logFile).length
      await page.goto('/auth/login')
      await page.waitForURL('**/dashboard')
      await vi.waitFor(() => {
        expect(backChannelCalls(stack.logFile).slice(before)).toEqual([token])
      }, 10_000)
    })
  })
})

async function withStack(settings: Record<string, string>, check: (stack: Stack) => Promise<void>) {
  const stack = await startStack(undefined, settings)
  try {
    await check(stack)
  } finally {
    await stack.stop()
  }
}

function without(name: string, others: Record<string, string>): Record<string, string> {
  return { ...fapi2, [name]: '', OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: 'PS256', ...others }
}

/** Another key under the name of the one that Keycloak knows. */
async function forged(): Promise<string> {
  return JSON.stringify(await clientKey('PS256', 'fapi2-client'))
}

async function consentIfAsked(page: Page): Promise<void> {
  const accept = page.locator('[name=accept]')
  await Promise.race([accept.waitFor(), page.waitForURL('**/dashboard')])
  if (await accept.isVisible()) await accept.click()
}

/** What the app refuses a sign-in with, before the person gets to Keycloak or after. */
async function refusal(stack: Stack) {
  const page = await (await stack.newVisitor()).newPage()
  await page.goto('/auth/login')
  if (!page.url().includes('/auth/error')) {
    await enterPassword(page, alice)
    await Promise.race([page.locator('[name=accept]').waitFor(), page.waitForURL('**/auth/error**')])
    if (!page.url().includes('/auth/error')) await page.locator('[name=accept]').click()
  }
  await page.waitForURL('**/auth/error**')
  return stack.app.waitForLog(({ event }) => event === 'sign_in_refused')
}
