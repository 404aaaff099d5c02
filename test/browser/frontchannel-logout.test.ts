import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { issuerPath, type Tenant } from '../hostile-provider/tenant.ts'
import { type App, appFor } from '../protocol/app-for.ts'
import { freePort } from '../start/free-port.ts'
import { newSharedVisitor } from './shared/shared-stack.ts'

let provider: HostileProvider
let tenant: Tenant
let appUrl: string
let app: App
beforeAll(async () => {
  provider = await startHostileProvider()
  tenant = provider.tenant('happy', 'frames')
  // A site other than the provider's `localhost`: requests from its frames carry no cookie of ours.
  const port = String(await freePort())
  appUrl = `http://127.0.0.1:${port}`
  const address = { APP_URL: appUrl, PORT: port, HOSTNAME: '127.0.0.1' }
  app = await appFor(tenant, { ...address, FRONTCHANNEL_LOGOUT: 'true' })
})
afterAll(async () => {
  await app?.stop()
  await provider?.stop()
})

test('row 44: a frame of the provider’s page ends the session, though it is sent no cookie', async () => {
  const { page, sid } = await signedIn()
  const sent = page.context().waitForEvent('request', (request) => request.url().includes('frontchannel'))
  const framed = await frameAt(page, new URL(tenant.issuer).origin, logoutUrl({ iss: tenant.issuer, sid }))
  expect(await framed.innerText('h1')).toBe('Sign-out')
  expect(await (await sent).headerValue('cookie')).toBeNull()
  expect(await isSignedIn(page)).toBe(false)
  await app.waitForLog(({ reason }) => reason === 'frontchannel_logout')
})

test('row 44: a frame with another iss or an unknown sid ends nothing', async () => {
  const { page, sid } = await signedIn()
  const { origin } = new URL(tenant.issuer)
  for (const query of [
    { iss: 'https://id.example.org', sid },
    { iss: tenant.issuer, sid: 'unknown' },
  ]) {
    const framed = await frameAt(page, origin, logoutUrl(query))
    expect(await framed.innerText('h1')).toBe('Sign-out')
  }
  expect(await isSignedIn(page)).toBe(true)
})

test('row 44: another origin cannot frame the page, and no origin can frame any other page', async () => {
  const { page } = await signedIn()
  const { origin } = new URL(tenant.issuer)
  const logout = logoutUrl({ iss: tenant.issuer, sid: 'unknown' })
  for (const [framing, address] of [
    [tenant.otherOrigin, logout],
    [tenant.otherOrigin, `${appUrl}/`],
    [origin, `${appUrl}/`],
    [origin, `${appUrl}/account`],
    [origin, `${appUrl}/auth/signed-out`],
  ] as const) {
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    const framed = await frameAt(page, framing, address)
    await refused
    await framed.waitForURL('chrome-error://chromewebdata/')
  }
})

async function signedIn(): Promise<{ page: Page; sid: string }> {
  const page = await (await newSharedVisitor(appUrl)).newPage()
  const callback = page.waitForRequest((request) => request.url().includes('/auth/callback'))
  await page.goto('/auth/login')
  const code = new URL((await callback).url()).searchParams.get('code')
  expect(await isSignedIn(page)).toBe(true)
  return { page, sid: `sid-${code?.slice(0, 8)}` }
}

async function isSignedIn(page: Page): Promise<boolean> {
  await page.goto('/')
  return page.getByRole('button', { name: 'Sign out' }).isVisible()
}

/** The frame of a page of that origin, when page and frame have loaded. */
async function frameAt(page: Page, origin: string, address: string) {
  await page.goto(`${origin}${issuerPath(tenant)}/framing_page?framed=${encodeURIComponent(address)}`)
  const [, framed] = page.frames()
  if (!framed) throw new Error('the page has no frame')
  return framed
}

function logoutUrl(query: { iss: string; sid: string }): string {
  return `${appUrl}/auth/frontchannel-logout?${new URLSearchParams(query)}`
}
