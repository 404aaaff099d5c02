import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { hasRedis, type Redis, startRedis } from '../start/start-redis.ts'
import { type App, appFor } from './app-for.ts'
import { type Browser, createBrowser, sameVisitor } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

const present = hasRedis('two instances on one Redis')

describe.skipIf(!present)('two instances on one Redis', () => {
  let provider: HostileProvider
  let redis: Redis
  let one: App
  let two: App
  const tenant = () => provider.tenant('happy', 'two-instances')

  beforeAll(async () => {
    ;[provider, redis] = await Promise.all([startHostileProvider(), startRedis()])
    const port = await freePort()
    const shared = {
      APP_URL: `http://localhost:${port}`,
      SESSION_SECRET: randomBytes(48).toString('base64url'),
      SESSION_STORE_URL: redis.url,
    }
    one = await appFor(tenant(), shared)
    two = await appFor(tenant(), { ...shared, PORT: String(await freePort()) })
  })
  afterAll(async () => {
    redis.resume()
    await Promise.all([one.stop(), two.stop()])
    await Promise.all([redis.stop(), provider.stop()])
  })

  test('a sign-in may begin at one and end at the other', async () => {
    const atOne = createBrowser(one.url)
    const { authorizationUrl } = await startSignIn(atOne)
    const callbackUrl = await goToProvider(atOne, authorizationUrl)
    const atTwo = sameVisitor(atOne, two.url)
    const callback = await atTwo.get(`${callbackUrl.pathname}${callbackUrl.search}`)
    expect(callback.location).toBe(`${one.url}/dashboard`)
    expect(await isSignedIn(atTwo)).toBe(true)
  })

  test('a code that reaches both at once is redeemed by one of them', async () => {
    const atOne = createBrowser(one.url)
    const { authorizationUrl } = await startSignIn(atOne)
    const { pathname, search } = await goToProvider(atOne, authorizationUrl)
    const before = calls(tenant()).token
    const atTwo = sameVisitor(atOne, two.url)
    const callbacks = await Promise.all([atOne, atTwo].map((browser) => browser.get(`${pathname}${search}`)))
    const refused = callbacks.filter(({ location }) => location?.includes('code=transaction_used'))
    expect(refused).toHaveLength(1)
    expect(calls(tenant()).token - before).toBe(1)
  })

  test('who signs out at one is signed out at the other, copied cookie and all', async () => {
    const atOne = await signedIn(one)
    const atTwo = sameVisitor(atOne, two.url)
    expect(await isSignedIn(atTwo)).toBe(true)
    const left = await atOne.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    expect(left.status).toBe(200)
    await vi.waitFor(async () => expect(await isSignedIn(atTwo)).toBe(false), 3000)
  })

  test('while Redis hangs no session starts or ends, and afterwards all is as before', async () => {
    const staying = await signedIn(one)
    const leaving = sameVisitor(await signedIn(one), two.url)
    redis.hang()
    await vi.waitFor(async () => expect((await staying.get('/dashboard')).body).toContain('We cannot'), {
      timeout: 15_000,
      interval: 50,
    })
    expect(await isSignedIn(staying)).toBe(false)
    expect((await leaving.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(503)
    expect(leaving.cookies.has('session')).toBe(true)
    redis.resume()
    await vi.waitFor(async () => expect(await isSignedIn(staying)).toBe(true), 15_000)
  })
})

async function signedIn(app: App): Promise<Browser> {
  const browser = createBrowser(app.url)
  await signIn(browser)
  return browser
}
