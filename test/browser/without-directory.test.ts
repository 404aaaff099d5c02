import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Credentials, signIn } from './people.ts'
import { newAdministrator, newPerson, newSharedVisitor, sharedStack } from './shared/shared-stack.ts'
import { type Servers, startServers, type Visitor } from './stack.ts'

let servers: Servers
let appUrls: Record<string, string>
beforeAll(async () => {
  const stack = await sharedStack('plain')
  servers = await startServers({
    provider: { IDENTITY_PROVIDER_PEOPLE: '900' },
    app: { ADMIN_GROUP: 'editors', OKTA_ORG_URL: 'http://localhost:9', OKTA_API_TOKEN: '00nobody-listens' },
  })
  appUrls = { 'not in the settings': stack.app.url, down: servers.app.url }
})
afterAll(() => servers?.stop())

describe.each([
  { directory: 'not in the settings', says: 'This application has no directory', suspending: 503 },
  { directory: 'down', says: 'The directory does not answer', suspending: 502 },
])('with a directory that is $directory', ({ directory, says, suspending }) => {
  test('the panel says so, with scripts off too', async () => {
    const person = await newPerson()
    const page = await (await signedIn(person, { javaScriptEnabled: false })).newPage()
    await page.goto('/dashboard?directory=wait')
    const region = page.getByRole('region', { name: 'Directory' })
    expect(await region.innerText()).toContain(says)
    expect(await page.getByRole('region', { name: 'Identity' }).innerText()).toContain(person.email)
  })

  test('a person is shown, and can be signed out', async () => {
    const person = await newPerson()
    const sessions = [await signedIn(person), await signedIn(person, { userAgent: iPhone })]
    const visitor = await signedIn(await newAdministrator())
    const page = await visitor.newPage()
    await page.goto(`/users/${person.id}`)
    const rail = page.getByRole('region', { name: 'Sessions here' })
    expect(await rail.getByRole('listitem').count()).toBe(2)
    await page.getByRole('button', { name: 'Sign out Safari on iPhone' }).click()
    await page.getByText('Safari on iPhone is signed out.').waitFor()
    expect(await page.getByRole('status').innerText()).toContain('Safari on iPhone is signed out.')
    await page.goto(`/users/${person.id}/sign-out`)
    await page.locator('.confirm form button').click()
    await page.waitForURL(`**/users/${person.id}`)
    for (const each of sessions) {
      expect((await each.request.get('/account', { maxRedirects: 0 })).status()).not.toBe(200)
    }
    const post = { headers: { Origin: appUrls[directory] ?? '' }, maxRedirects: 0 }
    const answer = await visitor.request.post(`/users/${person.id}/suspend/confirm`, post)
    expect(answer.status()).toBe(suspending)
    await page.goto(`/users/${person.id}/suspend`)
    expect(await page.getByRole('main').innerText()).toContain('Nothing has changed.')
  })

  async function signedIn(person: Credentials, options?: BrowserContextOptions): Promise<Visitor> {
    const visitor = await newSharedVisitor(appUrls[directory] ?? '', options)
    await signIn(visitor.request, person)
    return visitor
  }
})

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1'
