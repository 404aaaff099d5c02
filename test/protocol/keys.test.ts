import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { withApp } from './app-for.ts'
import { createBrowser } from './browser.ts'
import { calls, expectRefused, expectSignedIn } from './observe.ts'
import { signIn } from './sign-in.ts'

const rotations: { title: string; case: CaseName }[] = [
  { title: 'row 22: between two sign-ins [oidcc-client-test-signing-key-rotation]', case: 'key-rotation' },
  {
    title: 'row 23: just before signing [oidcc-client-test-signing-key-rotation-just-before-signing]',
    case: 'key-rotation-just-before-signing',
  },
]

describe('keys that change', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const rotation of rotations) {
    test(rotation.title, async () => {
      const tenant = provider.tenant(rotation.case)
      await withApp(tenant, async (app) => {
        for (const fetched of [1, 2]) {
          const browser = createBrowser(app.url)
          const { callback } = await signIn(browser)
          await expectSignedIn(app, tenant, browser, callback)
          expect(calls(tenant)).toEqual({ token: fetched, userinfo: fetched, jwks: fetched })
        }
      })
    })
  }

  test('row 21: an unknown kid is refused after at most one more look at the keys', async () => {
    const tenant = provider.tenant('kid-unknown')
    await withApp(tenant, async (app) => {
      const browser = createBrowser(app.url)
      const { callback } = await signIn(browser)
      await expectRefused(app, tenant, browser, callback, { code: 'id_token_invalid', check: 'kid' })
      const first = calls(tenant)
      expect(first).toMatchObject({ token: 1, userinfo: 0 })
      expect(first.jwks).toBeLessThanOrEqual(2)
    })
  })

  test('row 21: a flood of unknown kids does not become a flood of key requests', async () => {
    const tenant = provider.tenant('kid-unknown', 'flood')
    await withApp(tenant, async (app) => {
      const flood = Array.from({ length: 12 }, () => signIn(createBrowser(app.url)))
      const walks = await Promise.all(flood)
      for (const { callback } of walks) expect(callback.location).toContain('code=id_token_invalid')
      const before = calls(tenant).jwks
      for (let turn = 0; turn < 12; turn++) await signIn(createBrowser(app.url))
      expect(calls(tenant).jwks - before).toBeLessThanOrEqual(1)
      expect(calls(tenant)).toMatchObject({ token: 24, userinfo: 0 })
    })
  })
})
