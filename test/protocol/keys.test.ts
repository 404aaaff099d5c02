import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CaseName } from '../hostile-provider/cases.ts'
import { privateKey } from '../hostile-provider/keys.ts'
import { sign } from '../hostile-provider/sign.ts'
import { calls, countOf, person, type Tenant } from '../hostile-provider/tenant.ts'
import { expectRefused, expectSignedIn } from './observe.ts'
import { type SharedApp, takeIssuer } from './shared-apps.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

const rotations: { title: string; case: CaseName }[] = [
  { title: 'row 22: between two sign-ins [oidcc-client-test-signing-key-rotation]', case: 'key-rotation' },
  {
    title: 'row 23: just before signing [oidcc-client-test-signing-key-rotation-just-before-signing]',
    case: 'key-rotation-just-before-signing',
  },
]

describe('keys that change', () => {
  for (const rotation of rotations) {
    test(rotation.title, async () => {
      const { app, tenant, visitor } = await takeIssuer(rotation.case)
      for (const fetched of [1, 2]) {
        const browser = visitor()
        const { callback } = await signIn(browser)
        await expectSignedIn(app, tenant, browser, callback)
        expect(calls(tenant)).toEqual({ token: fetched, userinfo: fetched, jwks: fetched })
      }
    })
  }

  test('row 21: an unknown kid is refused after at most one more look at the keys', async () => {
    const { app, tenant, visitor } = await takeIssuer('kid-unknown')
    const browser = visitor()
    const { callback } = await signIn(browser)
    await expectRefused(app, tenant, browser, callback, { code: 'id_token_invalid', check: 'kid' })
    const first = calls(tenant)
    expect(first).toMatchObject({ token: 1, userinfo: 0 })
    expect(first.jwks).toBeLessThanOrEqual(2)
  })

  test('row 21: a flood of unknown kids does not become a flood of key requests', async () => {
    const { tenant, visitor } = await takeIssuer('kid-unknown')
    const flood = Array.from({ length: 12 }, () => signIn(visitor()))
    const walks = await Promise.all(flood)
    for (const { callback } of walks) expect(callback.location).toContain('code=id_token_invalid')
    const before = calls(tenant).jwks
    const began = Date.now()
    for (let turn = 0; turn < 12; turn++) await signIn(visitor())
    const coolDowns = 1 + Math.floor((Date.now() - began) / 5000)
    expect(calls(tenant).jwks - before).toBeLessThanOrEqual(coolDowns)
    expect(calls(tenant)).toMatchObject({ token: 24, userinfo: 0 })
  })

  test('row 22: three keys, one after the other at once', async () => {
    const { app, tenant, visitor } = await takeIssuer('key-rotation-each-time', { fat: true })
    for (const fetched of [1, 2, 3]) {
      const browser = visitor()
      const { callback } = await signIn(browser)
      await expectSignedIn(app, tenant, browser, callback)
      expect(calls(tenant)).toEqual({ token: fetched, userinfo: 0, jwks: fetched })
    }
  })

  test('twenty callbacks at once fetch the keys once, and logout tokens use the same ones', async () => {
    const { app, tenant, visitor } = await takeIssuer('happy', { fat: true })
    const attempts = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const browser = visitor()
        return { browser, url: await goToProvider(browser, (await startSignIn(browser)).authorizationUrl) }
      }),
    )
    const answers = await Promise.all(attempts.map(({ browser, url }) => browser.get(url)))
    for (const { location } of answers) expect(location).not.toContain('/auth/error')
    expect(calls(tenant)).toEqual({ token: 20, userinfo: 0, jwks: 1 })
    expect(await sendLogoutToken(app, tenant, 'rsa-1')).toBe(200)
    expect(countOf(tenant, 'discovery')).toBe(1)
    expect(countOf(tenant, 'jwks')).toBe(1)
  })

  test('a logout token brings the keys for the sign-ins after it', async () => {
    const { app, tenant, visitor } = await takeIssuer('happy', { fat: true })
    expect(await sendLogoutToken(app, tenant, 'rsa-1')).toBe(200)
    const { callback } = await signIn(visitor())
    expect(callback.location).not.toContain('/auth/error')
    expect(countOf(tenant, 'jwks')).toBe(1)
  })

  test('row 21: made-up kids in callbacks and logout tokens at once: one look for each in a cool-down', async () => {
    const { app, tenant, visitor } = await takeIssuer('kid-unknown', { fat: true })
    await sendLogoutToken(app, tenant, 'rsa-1')
    expect(countOf(tenant, 'jwks')).toBe(1)
    const began = Date.now()
    const callbacks = Array.from({ length: 20 }, () => signIn(visitor()))
    const logouts = Array.from({ length: 50 }, () => sendLogoutToken(app, tenant, randomUUID()))
    for (const { callback } of await Promise.all(callbacks))
      expect(callback.location).toContain('code=id_token_invalid')
    expect(new Set(await Promise.all(logouts))).toEqual(new Set([400]))
    const coolDowns = 1 + Math.floor((Date.now() - began) / 5000)
    expect(countOf(tenant, 'jwks') - 1).toBeLessThanOrEqual(2 * coolDowns)
  })

  test('logout tokens with made-up kids keep no sign-in from a key that is new', async () => {
    const { app, tenant, visitor } = await takeIssuer('key-rotation', { fat: true })
    await signIn(visitor())
    expect(await sendLogoutToken(app, tenant, randomUUID())).toBe(400)
    expect(countOf(tenant, 'jwks')).toBe(2)
    const browser = visitor()
    const { callback } = await signIn(browser)
    await expectSignedIn(app, tenant, browser, callback)
    expect(countOf(tenant, 'jwks')).toBe(3)
  })
})

async function sendLogoutToken(app: SharedApp, tenant: Tenant, kid: string): Promise<number> {
  const now = Math.floor(Date.now() / 1000)
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const claims = { iss: tenant.issuer, aud: tenant.client.id, sub: person.sub, sid: 'unknown-sid', events }
  const times = { iat: now, exp: now + 120, jti: randomUUID() }
  const token = sign({ alg: 'RS256', typ: 'logout+jwt', kid }, { ...claims, ...times }, privateKey('rsa-1'))
  const body = new URLSearchParams({ logout_token: token })
  return (await fetch(`${app.url}/auth/backchannel-logout`, { method: 'POST', body })).status
}
