import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { startKeycloak } from '../../dev/keycloak/start-keycloak.ts'
import { alice, heading } from '../../test/browser/people.ts'
import { journey } from './journey.ts'
import { enterPassword, signIn } from './keycloak-pages.ts'
import { type Stack, startStack } from './stack.ts'
import { type KeycloakOnFreePorts, startOnFreePorts } from './start-on-free-ports.ts'

let keycloak: KeycloakOnFreePorts
let stack: Stack
beforeAll(async () => {
  // A Keycloak of its own, since the test stops it.
  keycloak = await startOnFreePorts(inject('keycloak')?.settings.distribution ?? '')
  stack = await startStack(keycloak)
})
afterAll(async () => {
  await Promise.all([stack?.stop(), keycloak?.stop()])
})

journey(
  'while Keycloak hangs no session ends, a sign-in says so in time, and works again afterwards',
  async () => {
    const { signedIn, halfway, callback } = await people()
    process.kill(-keycloak.pid, 'SIGSTOP')
    try {
      await saysThatItIsDown(halfway, callback)
      await signedIn.reload()
      expect(await heading(signedIn).textContent()).toBe('Dashboard')
      await saysThatItIsDown(halfway, '/auth/login')
    } finally {
      process.kill(-keycloak.pid, 'SIGCONT')
    }
    await tryAgain(halfway)
  },
)

journey('while Keycloak is stopped the same holds, and its restart is enough', async () => {
  const { signedIn, halfway, callback } = await people()
  await keycloak.stop()
  await saysThatItIsDown(halfway, callback)
  await signedIn.reload()
  expect(await heading(signedIn).textContent()).toBe('Dashboard')
  await saysThatItIsDown(halfway, '/auth/login')
  const again = await startKeycloak(keycloak.settings)
  try {
    await tryAgain(halfway)
    await signedIn.reload()
    expect(await heading(signedIn).textContent()).toBe('Dashboard')
  } finally {
    await again.stop()
  }
})

/** One who is signed in, and one whose browser is about to bring the code back. */
async function people() {
  const signedIn = await (await stack.newVisitor()).newPage()
  await signIn(signedIn, alice)
  const halfway = await (await stack.newVisitor()).newPage()
  return { signedIn, halfway, callback: await walkToCallback(halfway) }
}

/** Signs in at Keycloak as the page's browser would, and stops where the app would be called back. */
async function walkToCallback(page: Page): Promise<string> {
  await page.goto('/auth/login')
  const action = (await page.locator('#kc-form-login').getAttribute('action')) ?? ''
  // Keycloak's page sees within 2 seconds that its browser has signed in, and would go to the app by itself.
  await page.goto('about:blank')
  const form = { username: alice.email, password: alice.password, credentialId: '' }
  const answer = await page.request.post(action, { form, maxRedirects: 0 })
  const callback = answer.headers()['location'] ?? ''
  expect(callback).toContain(`${stack.app.url}/auth/callback?`)
  return callback
}

async function saysThatItIsDown(page: Page, address: string): Promise<void> {
  const before = Date.now()
  const answer = await page.request.get(address, { maxRedirects: 0 })
  expect(Date.now() - before).toBeLessThan(6500)
  await page.goto(answer.headers()['location'] ?? '')
  expect(await heading(page).textContent()).toBe('Signing in does not work right now')
  expect(await page.getByRole('main').textContent()).toContain('Keycloak does not answer')
}

async function tryAgain(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Try again' }).click()
  await page.waitForURL((url) => url.pathname === '/dashboard' || url.pathname.startsWith('/realms/'))
  if (!page.url().endsWith('/dashboard')) await enterPassword(page, alice)
  await page.waitForURL('**/dashboard')
}
