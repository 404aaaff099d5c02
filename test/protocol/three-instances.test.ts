import { createClient } from '@redis/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person, type Tenant } from '../hostile-provider/tenant.ts'
import { hasNginx } from '../start/start-nginx.ts'
import { hasRedis } from '../start/start-redis.ts'
import { type Browser, createBrowser, sameVisitor } from './browser.ts'
import { type Instances, startInstances } from './instances.ts'
import { isSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

const what = 'three instances on one Redis behind nginx'
const present = [hasRedis(what), hasNginx(what)].every(Boolean)

describe.skipIf(!present)('three instances without sticky sessions', () => {
  let provider: HostileProvider
  let tenant: Tenant
  let instances: Instances
  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('refresh-one-time', 'fat', 'three-instances')
    instances = await startInstances(tenant)
  })
  afterAll(async () => {
    await instances.stop()
    await provider.stop()
  })
  beforeEach(() => {
    tenant.refreshing = { expiresIn: 3600, delay: 0 }
  })

  test('twenty tabs on each at expiry, and a provider that takes three seconds: one refresh, and the session lives on', async () => {
    const browser = await signedInDue()
    const before = grants()
    Object.assign(tenant.refreshing, { expiresIn: 3600, delay: 3000 })
    const views = Array.from({ length: 60 }, (_, index) => {
      const instance = instances.apps[index % 3]?.url ?? ''
      return isSignedIn(
        index % 2 === 0 ? sameVisitor(browser, instances.url) : sameVisitor(browser, instance),
      )
    })
    expect(await Promise.all(views)).toEqual(Array(60).fill(true))
    expect(grants() - before).toBe(1)
    expect(tenant.reuses).toBe(0)
  })

  test('the one that refreshes is killed: the others go on, and one sign-in helps', async () => {
    const browser = await signedInDue()
    const before = grants()
    Object.assign(tenant.refreshing, { expiresIn: 3600, held: new Promise(() => {}) })
    const [victim] = instances.apps
    if (!victim) throw new Error('There is no instance.')
    sameVisitor(browser, victim.url)
      .get('/dashboard')
      .catch(() => {})
    await vi.waitFor(() => expect(grants() - before).toBe(1), { timeout: 15_000, interval: 5 })
    process.kill(victim.pid, 'SIGKILL')
    delete tenant.refreshing.held
    // The requests come at once, since a page waits for five of the ten seconds only.
    const meanwhile = browser.get('/dashboard')
    const bystander = createBrowser(instances.url)
    await signIn(bystander)
    expect(await isSignedIn(bystander)).toBe(true)
    // Its ten seconds pass; then the next one sends the token again, and hears that it was used.
    const statuses = new Set([(await meanwhile).status])
    const over = async () => statuses.add((await browser.get('/dashboard')).status).has(307)
    await vi.waitFor(async () => expect(await over()).toBe(true), { timeout: 60_000, interval: 200 })
    expect([...statuses].sort()).toEqual([200, 307])
    expect(grants() - before).toBe(2)
    expect(tenant.reuses).toBe(1)
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(bystander)).toBe(true)
    await instances.restart(0)
    tenant.reuses = 0
  })

  test('restarted one after the other under load: no session ends, no request fails', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, signedIn))
    const answers: string[] = []
    let loading = true
    const load = people.map(async (browser) => {
      while (loading) {
        const answer = await browser.get('/dashboard').catch((error: Error) => error)
        answers.push(answer instanceof Error ? answer.message : String(answer.status))
      }
    })
    for (const [index, app] of instances.apps.entries()) {
      const seen = answers.length
      expect(await app.stop()).toBe(0)
      await instances.restart(index)
      await vi.waitFor(() => expect(answers.length).toBeGreaterThan(seen + 30), 60_000)
    }
    loading = false
    await Promise.all(load)
    expect(answers.filter((answer) => answer !== '200')).toEqual([])
    for (const browser of people) expect(await isSignedIn(browser)).toBe(true)
  })

  test('a Redis that was flushed: the session has ended, and a sign-in works at once', async () => {
    const browser = await signedIn()
    expect(await isSignedIn(browser)).toBe(true)
    const client = await createClient({ url: instances.redis.url }).connect()
    await client.flushAll()
    await client.close()
    for (const { url } of instances.apps) {
      // Redis tells each of them so, which takes a moment; what they know without it lasts for five seconds.
      const status = async () => (await sameVisitor(browser, url).get('/dashboard')).status
      await vi.waitFor(async () => expect(await status()).toBe(307), 3000)
    }
    expect((await browser.get('/')).body).toContain('Your session has ended')
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
  })

  const grants = () => tenant.requests.filter(({ form }) => form.get('grant_type') === 'refresh_token').length

  async function signedIn(): Promise<Browser> {
    const browser = createBrowser(instances.url)
    await signIn(browser)
    return browser
  }

  async function signedInDue(): Promise<Browser> {
    tenant.refreshing.expiresIn = 0
    tenant.person = { ...person }
    return signedIn()
  }
})
