import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startApp } from '../start/start-app.ts'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { alice, enterPassword, heading, signIn } from './people.ts'
import { newSharedVisitor } from './shared/shared-stack.ts'
import { startServers } from './stack.ts'

test('with the provider down every session lives on, a sign-in says so within 6 s, and sign-in works again after', async () => {
  const kept = {
    IDENTITY_PROVIDER_DATA_DIR: temporaryFolder(),
    SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
    SESSION_SECRET: 'a secret that both starts of the app share 0123456789',
  }
  const stack = await startServers({ provider: kept, app: kept })
  const visitor = await newSharedVisitor(stack.app.url)
  await signIn(visitor.request, alice)
  const signedIn = await visitor.newPage()
  await signedIn.goto('/dashboard')
  const halfway = await (await newSharedVisitor(stack.app.url)).newPage()
  const callback = await walkToCallback(halfway, stack.app.url)
  await stack.provider.stop()

  await halfway.goto(callback)
  expect(await heading(halfway).textContent()).toBe('Signing in does not work right now')
  await signedIn.reload()
  expect(await heading(signedIn).textContent()).toBe('Dashboard')

  await stack.app.stop()
  const restarted = await startApp({ APP_URL: stack.app.url, ...stack.provider.client, ...kept })
  await signedIn.reload()
  expect(await heading(signedIn).textContent()).toBe('Dashboard')
  const newcomer = await (await newSharedVisitor(stack.app.url)).newPage()
  const before = Date.now()
  const answer = await newcomer.request.get('/auth/login', { maxRedirects: 0 })
  expect(Date.now() - before).toBeLessThan(6000)
  await newcomer.goto(answer.headers()['location'] ?? '')
  expect(await heading(newcomer).textContent()).toBe('Signing in does not work right now')
  expect(await newcomer.getByRole('main').textContent()).toContain('Example ID')

  const { OIDC_ISSUER, ...client } = stack.provider.client
  const port = new URL(OIDC_ISSUER).port
  const again = await startIdentityProvider({
    appUrl: stack.app.url,
    ...kept,
    ...client,
    ...stack.mailbox.settings,
    IDENTITY_PROVIDER_PORT: port,
  })
  await newcomer.getByRole('main').getByRole('link').first().click()
  await enterPassword(newcomer, alice)
  await newcomer.waitForURL('**/dashboard')
  await Promise.all([again.stop(), restarted.stop(), stack.stop()])
})

/** Signs in at the provider with the browser's cookies, and stops before the callback. */
async function walkToCallback(page: Page, appUrl: string): Promise<string> {
  await page.goto('/auth/login')
  const action = await page.locator('form[method=post]').first().getAttribute('action')
  let at = new URL(action ?? '', page.url()).href
  const form = { email: alice.email, password: alice.password }
  const headers = { Origin: new URL(at).origin, 'Sec-Fetch-Site': 'same-origin' }
  let answer = await page.request.post(at, { form, headers, maxRedirects: 0 })
  while (!at.startsWith(`${appUrl}/auth/callback`)) {
    at = new URL(answer.headers()['location'] ?? '', at).href
    if (!at.startsWith(appUrl)) answer = await page.request.get(at, { maxRedirects: 0 })
  }
  return at
}
