import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Github, startGithub } from '../github/start-github.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { type App, appFor } from '../protocol/app-for.ts'
import { expectSound } from './expect-sound.ts'
import { heading } from './people.ts'
import { newSharedVisitor } from './shared/shared-stack.ts'

let github: Github
let provider: HostileProvider
let app: App
beforeAll(async () => {
  ;[github, provider] = await Promise.all([startGithub(), startHostileProvider()])
  const settings = { ...github.settings, OIDC_PROVIDER_NAME: 'Example ID' }
  app = await appFor(provider.tenant('happy', 'social'), settings)
})
beforeEach(() => {
  github.reset()
  github.asks = true
})
afterAll(async () => {
  await app?.stop()
  await Promise.all([github?.stop(), provider?.stop()])
})

describe.each([
  { scripts: 'on', javaScriptEnabled: true },
  { scripts: 'off', javaScriptEnabled: false },
])('with scripts $scripts, “Continue with GitHub”', ({ javaScriptEnabled }) => {
  test('leads from the home page to GitHub, to the dashboard, and out again', async () => {
    const visitor = await newSharedVisitor(app.url, { javaScriptEnabled })
    const page = await visitor.newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'Continue with GitHub' }).click()
    await page.waitForURL(`${github.url}/**`)
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.waitForURL('**/dashboard')
    const text = await page.getByRole('main').innerText()
    for (const part of ['Octavia Example', 'octavia@example.test', 'From GitHub', github.url, '583231']) {
      expect(text).toContain(part)
    }
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.waitForURL('**/auth/signed-out**')
    expect(await page.getByRole('main').innerText()).toContain('GitHub offers no sign-out to apps')
    const answer = await page.request.get('/dashboard', { maxRedirects: 0 })
    expect(answer.headers()['location']).toContain('/auth/login')
    expect(visitor.complaints).toEqual([])
  })

  test('and then “Cancel” ends on a page that names GitHub and leads back to it', async () => {
    const page = await (await newSharedVisitor(app.url, { javaScriptEnabled })).newPage()
    await page.goto('/auth/social/github')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForURL('**/auth/error**')
    expect(await heading(page).textContent()).toBe('You did not finish signing in')
    expect(await page.getByRole('main').innerText()).toContain('You chose not to continue at GitHub')
    await page.getByRole('link', { name: 'Sign in again' }).click()
    await page.waitForURL(`${github.url}/**`)
  })

  test('and then what wants a recent sign-in is refused in words', async () => {
    const visitors = [await newSharedVisitor(app.url, { javaScriptEnabled }), await newSharedVisitor(app.url)]
    for (const visitor of visitors) {
      const page = await visitor.newPage()
      await page.goto('/auth/social/github?returnTo=/account')
      await page.getByRole('button', { name: 'Authorize' }).click()
      await page.waitForURL('**/account')
    }
    const page = await visitors[0]?.newPage()
    if (!page) throw new Error('no page opened')
    await page.goto('/account/sign-out-everywhere-else')
    expect(await heading(page).textContent()).toBe('GitHub cannot confirm this')
    await page.getByRole('link', { name: 'Back to your account' }).click()
    expect(await heading(page).textContent()).toBe('Account')
  })
})

test('the home page with it is sound, wide and narrow, and the OpenID provider stays the first way in', async () => {
  const page = await (await newSharedVisitor(app.url)).newPage()
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/')
    await expectSound(page, `home, ${width} px wide`)
  }
  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/dashboard')
  expect(await page.getByRole('main').innerText()).toContain('From Example ID')
})
