import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuthenticationErrorCode } from '#lib/oidc/authentication-error.ts'
import { axeFaults } from './axe-faults.ts'
import { alice, heading, signIn } from './people.ts'
import { type SharedStack, sharedStack } from './shared/shared-stack.ts'
import type { Visitor } from './stack.ts'

let stack: SharedStack
beforeAll(async () => {
  stack = await sharedStack('plain')
})

const publicPages = [
  '/',
  '/auth/signed-out',
  '/auth/signed-out?provider=none',
  '/auth/signed-out?provider=unreached',
  '/no-such-page',
  ...(['transaction_expired', 'access_denied', 'provider_unreachable', 'store_unavailable'] as const).map(
    (code: AuthenticationErrorCode) => `/auth/error?code=${code}&reference=K7QM-2V9X`,
  ),
]
const privatePages = [
  // These come first: the notices show only within a minute of the sign-in.
  ...['done', 'cancelled', 'failed'].map(
    (outcome) => `/account?account_action=change_password&account_outcome=${outcome}`,
  ),
  '/',
  '/dashboard',
  '/account',
  '/account?signed_out=one&device=Chrome+on+Windows',
  '/account?signed_out=gone',
  '/account/sign-out-everywhere-else',
  '/auth/signed-out',
  '/auth/error?code=transaction_used',
]

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('axe finds nothing on any page of a signed-out visitor, and no page complains', async () => {
    const visitor = await stack.newVisitor({ colorScheme })
    await expectSound(visitor, publicPages)
  })

  test('axe finds nothing on any page of a signed-in person, and no page complains', async () => {
    const visitor = await stack.signedIn(alice, { colorScheme })
    await expectSound(visitor, privatePages)
  })
})

test.each([320, 768, 1440])('no page scrolls sideways at %i px', async (width) => {
  const visitor = await stack.newVisitor({ viewport: { width, height: 800 } })
  const page = await visitor.newPage()
  for (const path of publicPages) await expectNoSidewaysScroll(page, path)
  await signIn(visitor.request, alice)
  for (const path of privatePages) await expectNoSidewaysScroll(page, path)
})

test('an unknown address answers 404 and says so, with scripts off too', async () => {
  const page = await (await stack.newVisitor({ javaScriptEnabled: false })).newPage()
  const answer = await page.goto('/no-such-page')
  expect(answer?.status()).toBe(404)
  expect(await heading(page).textContent()).toBe('Page not found')
})

test('an error page shows no text of the query but a well-formed reference', async () => {
  const page = await (await stack.newVisitor()).newPage()
  for (const query of [
    'code=<b>x</b>&reference=<b>evil</b>',
    'code=evil&code=access_denied',
    'reference=evil-evil',
  ]) {
    await page.goto(`/auth/error?${query}`)
    // Next keeps the address in the page's payload, escaped: what counts is that it is neither shown nor markup.
    expect(await page.innerText('body')).not.toContain('evil')
    expect(await page.locator('b').count()).toBe(0)
    expect(await heading(page).textContent()).toBeTruthy()
  }
})

test.each([
  ['/', []],
  ['/dashboard', ['SessionDialog']],
  ['/account', ['SessionDialog']],
])('of ours %s ships the client components %j and no other', async (path, expected) => {
  const page = await (await stack.signedIn(alice)).newPage()
  // The payload stands in the page as strings of a script.
  const html = (await (await page.request.get(path)).text()).replaceAll('\\"', '"')
  // React names every client component in the page's payload by its chunk: Next's own and the error pages remain.
  const named = [...html.matchAll(/I\[\d+,\[[^\]]*\],"?(\w+)/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !nextsOwn.has(name))).toEqual(expected)
})

test('no script that home loads knows of sessions', async () => {
  const page = await (await stack.signedIn(alice)).newPage()
  const knowing = async (path: string) => {
    const scripts: Promise<string>[] = []
    page.removeAllListeners('response')
    page.on('response', (answer) => {
      if (answer.request().resourceType() === 'script') scripts.push(answer.text())
    })
    await page.goto(path, { waitUntil: 'load' })
    return (await Promise.all(scripts)).filter((text) => text.includes('/auth/session')).length
  }
  expect(await knowing('/dashboard')).toBe(1)
  expect(await knowing('/')).toBe(0)
})

// `default` stands for error.tsx and global-error.tsx, which Next wants to be client components.
const nextsOwn = new Set([
  'default',
  'ClientPageRoot',
  'ClientSegmentRoot',
  'OutletBoundary',
  'ViewportBoundary',
  'MetadataBoundary',
  'IconMark',
  'AsyncMetadataOutlet',
])

async function expectSound(visitor: Visitor, paths: string[]): Promise<void> {
  const page = await visitor.newPage()
  for (const path of paths) {
    visitor.complaints.length = 0
    await page.goto(path)
    expect(await axeFaults(page), path).toEqual([])
    // Chromium reports an answer of 404 as an error of the page.
    expect(visitor.complaints.filter((text) => !text.includes('404'))).toEqual([])
  }
}

async function expectNoSidewaysScroll(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }))
  expect(scroll, path).toBeLessThanOrEqual(width)
}
