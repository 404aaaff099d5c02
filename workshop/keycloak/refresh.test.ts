import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { freePort } from '../../test/start/free-port.ts'
import { type App, startApp } from '../../test/start/start-app.ts'
import { backChannelCalls } from './back-channel.ts'
import { journey } from './journey.ts'
import { signIn, textOf } from './keycloak-pages.ts'
import { knownStore, sessionId } from './known-store.ts'
import { newPerson } from './new-person.ts'
import { type Stack, shared, startStack } from './stack.ts'

const known = knownStore()
let stack: Stack
let second: App
beforeAll(async () => {
  stack = await startStack(shared(), known.settings)
  const port = String(await freePort())
  second = await startApp({ APP_URL: stack.app.url, ...stack.client, ...known.settings, PORT: port })
})
afterAll(async () => {
  await second?.stop()
  await stack?.stop()
  await known.close()
})

journey('twenty pages at expiry on two instances: one grant each round, and no session ends', async () => {
  const page = await signedIn('Rita', 'Refreshed')
  const cookie = `session=${await sessionId(page)}`
  for (let time = 0; time < 3; time += 1) {
    // Keycloak does not see a token that comes twice within the second in which it was made.
    await wait(1100)
    await known.makeDue(page)
    const before = tokenCalls()
    const views = Array.from({ length: 20 }, (_, index) => {
      const { url } = index % 2 === 0 ? stack.app : second
      return fetch(`${url}/dashboard`, { headers: { Cookie: cookie }, redirect: 'manual' })
    })
    const statuses = (await Promise.all(views)).map(({ status }) => status)
    expect(statuses).toEqual(Array(20).fill(200))
    await vi.waitFor(() => expect(tokenCalls() - before).toBe(1), 10_000)
  }
})

journey('an account that is disabled there is gone here at the next refresh', async () => {
  const page = await signedIn('Dina', 'Disabled')
  const { sub } = await known.recordOf(page)
  await stack.admin('PUT', `/users/${sub}`, { enabled: false })
  await page.reload()
  expect(await textOf(page)).toContain('Dina')
  await known.makeDue(page)
  await page.goto('/dashboard')
  await page.locator('#password').waitFor()
  await stack.app.waitForLog((line) => line.reason === 'refresh_refused' && line['sub'] === sub)
})

journey('a group that is taken away there is gone here at the next refresh', async () => {
  const page = await signedIn('Gina', 'Grouped')
  const { sub } = await known.recordOf(page)
  const [group] = await stack.admin<{ id: string }[]>('GET', '/groups?search=administrators&exact=true')
  await stack.admin('PUT', `/users/${sub}/groups/${group?.id}`)
  await known.makeDue(page)
  await page.reload()
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(1)
  await stack.admin('DELETE', `/users/${sub}/groups/${group?.id}`)
  await wait(1100)
  await known.makeDue(page)
  await page.reload()
  expect(await textOf(page)).toContain('Gina')
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
  await page.goto('/users')
  expect(await textOf(page)).toContain('You cannot open this page')
})

journey('a sign-out in another application there ends the session here', async () => {
  const page = await signedIn('Olga', 'Elsewhere')
  const { sub } = await known.recordOf(page)
  const there = await page.context().newPage()
  await there.goto(`${stack.issuer}/protocol/openid-connect/logout?client_id=account-console`)
  await there.locator('#kc-logout').click()
  await stack.app.waitForLog((line) => line.reason === 'backchannel_logout' && line['sub'] === sub)
  await page.goto('/dashboard')
  await page.locator('#password').waitFor()
})

async function signedIn(firstName: string, lastName: string): Promise<Page> {
  const page = await (await stack.newVisitor()).newPage()
  await signIn(page, await newPerson(stack.admin, firstName, lastName))
  return page
}

function tokenCalls(): number {
  return backChannelCalls(stack.logFile).filter((call) => call.endsWith('/token')).length
}
