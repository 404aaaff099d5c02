import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../start/free-port.ts'
import { startApp } from '../start/start-app.ts'
import { startIdentityProvider } from '../start/start-identity-provider.ts'
import { expectSound } from './expect-sound.ts'
import { adam, alice, type Credentials, enterPassword, heading, signIn } from './people.ts'
import { newSharedVisitor } from './shared/shared-stack.ts'

// Two embedded providers with the same people: the same `sub` is a different person at each. Cookies ignore the port,
// so both sessions would overwrite each other in one browser: each test uses one visitor for each provider.

describe('two providers side by side', () => {
  let stack: Awaited<ReturnType<typeof startBoth>>
  beforeAll(async () => {
    stack = await startBoth()
  })
  afterAll(() => stack.stop())

  test('the home page has a button for each, and each leads to its own pages and back', async () => {
    for (const { name, label, url } of stack.providers) {
      const page = await (await stack.newVisitor()).newPage()
      await page.goto('/')
      await page.getByRole('link', { name: `Sign in with ${label}` }).click()
      expect(page.url()).toContain(url)
      await enterPassword(page, alice)
      await page.waitForURL('**/dashboard')
      const text = await page.getByRole('main').innerText()
      expect(text).toContain(url)
      expect(text).toContain(`From ${label}.`)
      expect(await securityLinks(page)).toContain(`provider=${name}`)
    }
  })

  test('a page for signed-in people leads to the choice, and through it back there', async () => {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/account')
    expect(await heading(page).textContent()).toBe('How do you want to sign in?')
    await page.getByRole('link', { name: 'Partner' }).click()
    await enterPassword(page, alice)
    await page.waitForURL('**/account')
    expect(await heading(page).textContent()).toBe('Account')
  })

  test('the choice needs no script', async () => {
    const page = await (await stack.newVisitor({ javaScriptEnabled: false })).newPage()
    await page.goto('/auth/login?returnTo=/account')
    await page.getByRole('link', { name: 'Partner' }).click()
    expect(page.url()).toContain(stack.providers[1].url)
  })

  test('“Keep me signed in” holds through the choice of a provider', async () => {
    const visitor = await stack.newVisitor()
    const page = await visitor.newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'Sign in and stay signed in on this device' }).click()
    await page.getByRole('link', { name: 'Example ID' }).click()
    await enterPassword(page, alice)
    await page.waitForURL('**/dashboard')
    const session = (await visitor.cookies(stack.app.url)).find(({ name }) => name === 'session')
    expect(session?.expires).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400)
  })

  test('an account is made where one chooses to', async () => {
    const page = await (await stack.newVisitor()).newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'Create an account' }).click()
    expect(await heading(page).textContent()).toBe('Where do you want to create your account?')
    await page.getByRole('link', { name: 'Partner' }).click()
    expect(page.url()).toContain(stack.providers[1].url)
    expect(await heading(page).textContent()).toBe('Create an account')
  })

  test('signing out ends the session at its own provider, and none at the other', async () => {
    const [one, other] = [await signedIn('one', alice), await signedIn('partner', alice)]
    await other.getByRole('button', { name: 'Sign out' }).click()
    await other.waitForURL('**/auth/signed-out**')
    expect(await other.getByRole('main').innerText()).toContain('You are signed out here and at Partner.')
    await other.goto('/auth/login?provider=partner')
    expect(await heading(other).textContent()).toBe('Sign in')
    await one.reload()
    expect(await heading(one).textContent()).toBe('Dashboard')
  })

  test('the directory is asked about the people of its own provider alone', async () => {
    const [one, other] = [await signedIn('one', alice), await signedIn('partner', alice)]
    const panel = (page: Page) => page.getByRole('region', { name: 'Directory' })
    await expect
      .poll(async () => (await directoryOf(one, panel)).includes('Active'), { timeout: 60_000 })
      .toBe(true)
    expect(await directoryOf(other, panel)).toContain('no directory to look you up in')
  })

  test('an administrator at the other provider is no administrator here', async () => {
    const [one, other] = [await signedIn('one', adam), await signedIn('partner', adam)]
    expect(await other.getByRole('main').innerText()).toContain('administrators')
    await other.goto('/users')
    expect(await heading(other).textContent()).toBe('You cannot open this page')
    expect(await other.getByRole('link', { name: 'People' }).count()).toBe(0)
    await one.goto('/users')
    expect(await heading(one).textContent()).toBe('People')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 360]) {
      test(`home and choice are sound at ${width} px, ${colorScheme}`, async () => {
        const viewport = { width, height: 800 }
        const visitor = await stack.newVisitor({ colorScheme, viewport })
        const page = await visitor.newPage()
        for (const path of ['/', '/auth/choose-provider?page=sign_in', '/auth/login?provider=unknown']) {
          await page.goto(path)
          await expectSound(page, path)
          const folder = process.env['PICTURES']
          const name = `${path.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`
          if (folder) await page.screenshot({ path: `${folder}/${name}`, fullPage: true })
        }
        expect(visitor.complaints).toEqual([])
      })
    }
  }

  async function signedIn(provider: string, person: Credentials): Promise<Page> {
    const visitor = await stack.newVisitor()
    await signIn(visitor.request, person, { provider })
    const page = await visitor.newPage()
    await page.goto('/dashboard')
    return page
  }
})

async function securityLinks(page: Page): Promise<string> {
  await page.goto('/account')
  const link = page.getByRole('region', { name: 'Security' }).getByRole('link').first()
  return (await link.getAttribute('href')) ?? ''
}

async function directoryOf(
  page: Page,
  panel: (page: Page) => ReturnType<Page['getByRole']>,
): Promise<string> {
  await page.goto('/dashboard?directory=wait')
  return panel(page).innerText()
}

async function startBoth() {
  const appUrl = `http://localhost:${await freePort()}`
  const start = (name: string) =>
    startIdentityProvider({
      appUrl,
      IDENTITY_PROVIDER_CALLBACK: `/auth/callback/${name}`,
      OKTA_API_TOKEN: token,
    })
  const [one, partner] = await Promise.all([start('one'), start('partner')])
  const app = await startApp({
    APP_URL: appUrl,
    OIDC_ISSUER: '',
    OIDC_CLIENT_ID: '',
    OIDC_CLIENT_SECRET: '',
    OIDC_PROVIDERS: 'one,partner',
    ...named('ONE', one.client),
    ...named('PARTNER', partner.client),
    OIDC_PARTNER_PROVIDER_NAME: 'Partner',
    ADMIN_GROUP: 'administrators',
    OKTA_ORG_URL: one.url,
    OKTA_API_TOKEN: token,
  })
  return {
    app,
    providers: [
      { name: 'one', label: 'Example ID', url: one.url },
      { name: 'partner', label: 'Partner', url: partner.url },
    ] as const,
    newVisitor: (options?: BrowserContextOptions) => newSharedVisitor(app.url, options),
    async stop() {
      await Promise.all([app.stop(), one.stop(), partner.stop()])
    },
  }
}

const token = '00test-token-of-the-directory'

/** The settings of one provider, by the names that they have where there are several. */
function named(name: string, client: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(client).map(([setting, value]) => [
      setting.replace('OIDC_', `OIDC_${name}_`),
      String(value),
    ]),
  )
}
