import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientKey } from '../hostile-provider/client-key.ts'
import { type KeyName, publicJwk } from '../hostile-provider/keys.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import type { Tenant } from '../hostile-provider/tenant.ts'
import { freePort } from '../start/free-port.ts'
import { temporaryFolder } from '../start/temporary-folder.ts'
import { type App, appFor } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { withKeys } from './client-key.ts'
import { isSignedIn } from './observe.ts'

let provider: HostileProvider
beforeAll(async () => {
  provider = await startHostileProvider()
})
afterAll(() => provider.stop())

test('a rotation of keys at both ends fails no sign-in', async () => {
  const tenant = provider.tenant('private-key-jwt', 'fat', 'rotation')
  const [old, next] = [await clientKey('ES256', 'old'), await clientKey('PS256', 'next')]
  const settings = {
    SESSION_SECRET: randomBytes(48).toString('base64url'),
    SESSION_STORE_URL: `file:${temporaryFolder()}/sessions.db`,
  }
  // The next key is published before it signs: docs/fapi.md.
  const before = await appFor(tenant, { ...settings, ...withKeys(old, next) })
  tenant.client.jwksUri = `${before.url}/auth/jwks.json`
  const load = underLoad([before])
  await load.more(20)

  const port = String(await freePort())
  const elsewhere = { ...settings, APP_URL: before.url, PORT: port }
  const after = await appFor(tenant, { ...elsewhere, ...withKeys(next, old) })
  rotate(tenant, 'rsa-2', 'rsa-1')
  load.instances.push(after)
  await load.more(20)
  // Twice within seconds: a cool-down must not keep the second from being seen.
  rotate(tenant, 'rsa-3', 'rsa-2')
  await load.more(20)
  load.instances.shift()
  await load.more(20)
  const signIns = await load.end()
  expect(signIns.failed).toEqual([])
  expect(signIns.succeeded).toBeGreaterThanOrEqual(80)
  expect(new Set(tenant.assertedWith.map(({ kid }) => kid))).toEqual(new Set(['old', 'next']))
  await Promise.all([before.stop(), after.stop()])
})

function rotate(tenant: Tenant, now: KeyName, before: KeyName): void {
  const keys = () => [publicJwk(now), publicJwk(before)]
  tenant.definition = { ...tenant.definition, signingKey: now, keys }
}

/** Four visitors at a time sign in again and again, each at one of the instances. */
function underLoad(instances: App[]) {
  let ended = false
  let succeeded = 0
  const failed: string[] = []
  const heard = new Set<() => void>()
  const visit = async () => {
    while (!ended) {
      const app = instances[succeeded % instances.length]
      const outcome = app ? await signInAt(app).catch(String) : 'no instance'
      if (outcome === 'signed in') succeeded += 1
      else failed.push(outcome)
      for (const hear of heard) hear()
    }
  }
  const visitors = Promise.all([visit(), visit(), visit(), visit()])
  return {
    instances,
    more(count: number): Promise<void> {
      const wanted = succeeded + failed.length + count
      return new Promise((resolve) => {
        const hear = () => {
          if (succeeded + failed.length < wanted) return
          heard.delete(hear)
          resolve()
        }
        heard.add(hear)
      })
    },
    async end() {
      ended = true
      await visitors
      return { succeeded, failed }
    },
  }
}

/** `signed in`, or where it ended. The provider sends people to `APP_URL`, which a balancer gives to any instance. */
async function signInAt(app: App): Promise<string> {
  const browser = createBrowser(app.url)
  const { location: authorizationUrl = '' } = await browser.get('/auth/login')
  const { location: callbackUrl = '' } = await browser.get(authorizationUrl)
  const { pathname, search } = new URL(callbackUrl)
  const { status, location } = await browser.get(`${pathname}${search}`)
  return (await isSignedIn(browser)) ? 'signed in' : `${status} ${location}`
}
