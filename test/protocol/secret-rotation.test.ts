import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Grant, Tenant } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor } from './app-for.ts'
import { type Browser, createBrowser, sameVisitor } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

describe('a secret that is turned over, under load', () => {
  const [old, next] = [newSecret(), newSecret()]
  let provider: HostileProvider
  let tenant: Tenant
  let settings: Record<string, string>
  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('refresh-one-time', 'fat', 'secret-rotation')
    settings = { SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db` }
  })
  afterAll(() => provider.stop())

  test('ends no session while the old secret is listed, and ends its sessions once it is gone', async () => {
    // Every instance opens the new one before the first seals with it: docs/sessions.md.
    const before = await start(`${old},${next}`)
    const [idle, refreshed] = [await signedIn(before, 3600), await signedIn(before, 0)]
    const lastServed = await signedIn(before, 0)
    const itsGrant = [...tenant.refreshTokens.values()].at(-1)
    const attempt = createBrowser(before.url)
    const { location = '' } = await attempt.get('/auth/login')

    const load = underLoad([before], [idle, idle, refreshed])
    const between = await start(`${next},${old}`, { APP_URL: before.url })
    load.instances.push(between)
    await load.more(50)
    load.instances.shift()
    // The app gets the signal in the middle of a refresh, and finishes the page.
    tenant.refreshing.delay = 300
    const underWay = isSignedIn(lastServed)
    await vi.waitFor(() => expect(refreshesOf(itsGrant)).toBe(1), { timeout: 15_000, interval: 5 })
    expect(await Promise.all([before.stop(), underWay])).toEqual([0, true])
    tenant.refreshing.delay = 0
    await load.more(50)
    // A sign-in that began before ends after.
    const callback = new URL((await attempt.get(new URL(location))).location ?? '')
    const atNext = sameVisitor(attempt, between.url)
    await atNext.get(`${callback.pathname}${callback.search}`)
    expect(await isSignedIn(atNext)).toBe(true)
    expect(await load.end()).toEqual([])

    await between.stop()
    const after = await start(next)
    expect(await isSignedIn(sameVisitor(refreshed, after.url))).toBe(true)
    expect(await isSignedIn(sameVisitor(atNext, after.url))).toBe(true)
    expect(tenant.reuses).toBe(0)
    const visitor = sameVisitor(idle, after.url)
    const answer = await visitor.get('/dashboard')
    expect([answer.status, answer.location]).toEqual([307, '/auth/login?returnTo=%2Fdashboard'])
    await signIn(visitor)
    expect(await isSignedIn(visitor)).toBe(true)
    expect(after.log.filter(({ level }) => level === 'error')).toEqual([])
    await after.stop()
  })

  function refreshesOf(grant: Grant | undefined): number {
    const tokens = tenant.requests.map(({ form }) => form.get('refresh_token') ?? '')
    return tokens.filter((token) => grant && tenant.refreshTokens.get(token) === grant).length
  }

  async function start(secrets: string, more: Record<string, string> = {}): Promise<App> {
    const port = String(await freePort())
    return appFor(tenant, { ...settings, SESSION_SECRET: secrets, PORT: port, ...more })
  }

  async function signedIn(app: App, expiresIn: number): Promise<Browser> {
    tenant.refreshing = { expiresIn, delay: 0 }
    const browser = createBrowser(app.url)
    await signIn(browser)
    return browser
  }
})

/** These people look at their dashboards, turn by turn on the instances that are there. */
function underLoad(instances: App[], people: Browser[]) {
  const failures: string[] = []
  let views = 0
  let loading = true
  const all = people.map(async (browser) => {
    while (loading) {
      const instance = instances[views % instances.length]
      if (!instance) continue
      const seen = await isSignedIn(sameVisitor(browser, instance.url)).catch((error: Error) => error.message)
      if (seen !== true) failures.push(String(seen))
      views += 1
    }
  })
  return {
    instances,
    async more(count: number) {
      const goal = views + count
      await vi.waitFor(() => expect(views).toBeGreaterThan(goal), 90_000)
    },
    async end() {
      loading = false
      await Promise.all(all)
      return failures
    },
  }
}

function newSecret(): string {
  return randomBytes(48).toString('base64url')
}
