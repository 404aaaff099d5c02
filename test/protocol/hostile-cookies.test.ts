import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { calls, type Tenant } from '../hostile-provider/tenant.ts'
import { type Browser, createBrowser } from './browser.ts'
import { isSignedIn } from './observe.ts'
import { type SharedApp, takeIssuer, takeOnlyIssuer } from './shared-apps.ts'
import { goToProvider, signIn, startSignIn } from './sign-in.ts'

const random = () => randomBytes(32).toString('base64url')
const flipped = (value: string, index: number) =>
  value.slice(0, index) + (value[index] === 'A' ? 'B' : 'A') + value.slice(index + 1)
const garbage = ['', 'x', '%', '%00', '"', 'null', '[object Object]', '../../etc/passwd', "' OR 1=1 --", 'é']

const sessionForgeries = (value: string): string[] => [
  flipped(value, 0),
  flipped(value, value.length - 1),
  value.slice(1),
  value.slice(0, -1),
  `${value}A`,
  value.toUpperCase(),
  encodeURIComponent(`${value}\n`),
  random(),
  'A'.repeat(43),
  'x'.repeat(12_000),
  ...garbage,
]

const transactionForgeries = (value: string): string[] => [
  // not the very last character: of its six bits base64url uses two, so it can stand for the same bytes
  flipped(value, value.length - 2),
  flipped(value, value.indexOf('..') + 4),
  flipped(value, 3),
  value.slice(0, value.length >> 1),
  `${value}.${value}`,
  // a JWS, and a JWE header with another algorithm
  `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
  `${Buffer.from('{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":9999999,"p2s":"AAAA"}').toString('base64url')}.a.a.a.a`,
  'x'.repeat(12_000),
  ...garbage,
]

describe('cookies that we did not make', () => {
  let app: SharedApp
  let tenant: Tenant
  beforeEach(async () => {
    const issuer = await takeOnlyIssuer('happy', { fat: true })
    app = issuer.app
    tenant = issuer.tenant
  })

  const askedWith = (cookie: string, path: string) =>
    createBrowser(app.url).get(path, { Cookie: latin1(cookie) })

  test('a tampered, foreign or oversized session cookie is no session, and no page breaks', async () => {
    const browser = createBrowser(app.url)
    await signIn(browser)
    const value = browser.cookies.get('session') ?? ''
    expect(value).toMatch(/^[\w-]{43}$/)
    for (const forged of sessionForgeries(value)) {
      for (const path of ['/', '/dashboard', '/auth/signed-out']) {
        const answer = await askedWith(`session=${forged}`, path)
        expect(answer.status, `${path} with ${forged.slice(0, 60)}`).toBeLessThan(500)
        expect(answer.body).not.toContain('harriet@example.test')
      }
    }
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('a tampered, foreign or oversized transaction cookie is no transaction, and nothing is sent', async () => {
    const before = calls(tenant).token
    const start = createBrowser(app.url)
    const callbackUrl = await goToProvider(start, (await startSignIn(start)).authorizationUrl)
    const [name = '', value = ''] = transactionOf(start)
    for (const forged of transactionForgeries(value)) {
      const answer = await askedWith(`${name}=${forged}`, callbackUrl.href)
      expect(answer.status, forged.slice(0, 60)).toBeLessThan(500)
      expect(answer.location ?? '').not.toContain('/dashboard')
      expect(answer.setCookies.filter((line) => line.startsWith('session='))).toEqual([])
    }
    expect(calls(tenant).token).toBe(before)
    expect((await start.get(callbackUrl)).location).not.toContain('/auth/error')
  })

  test('a transaction under the name of another attempt opens nothing', async () => {
    const before = calls(tenant).token
    const [victim, attacker] = [createBrowser(app.url), createBrowser(app.url)]
    const callbackUrl = await goToProvider(attacker, (await startSignIn(attacker)).authorizationUrl)
    await startSignIn(victim)
    const [, foreign = ''] = transactionOf(victim)
    const [name = ''] = transactionOf(attacker)
    const answer = await askedWith(`${name}=${foreign}`, callbackUrl.href)
    expect(answer.location).toMatch(/code=(transaction_missing|state_mismatch)/)
    expect(calls(tenant).token).toBe(before)
  })

  test('a transaction is no session, and a session no transaction', async () => {
    const browser = createBrowser(app.url)
    const { authorizationUrl } = await startSignIn(browser)
    const [, transaction = ''] = transactionOf(browser)
    expect((await askedWith(`session=${transaction}`, '/dashboard')).body).not.toContain(
      'harriet@example.test',
    )
    expect(authorizationUrl.searchParams.get('state')).not.toBeNull()
  })

  test('fifty foreign cookies named like ours do not stop a sign-in', async () => {
    const browser = createBrowser(app.url)
    for (let index = 0; index < 50; index++) browser.cookies.set(`transaction.${index}`, random())
    await signIn(browser)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('hundreds of foreign cookies named like ours make no work for the server', async () => {
    const browser = createBrowser(app.url)
    for (let index = 0; index < 500; index++) browser.cookies.set(`transaction.${index}`, 'x')
    const { started } = await startSignIn(browser)
    expect(started.setCookies.length).toBeLessThanOrEqual(11)
  })

  test('a transaction serves only the issuer that it was made for', async () => {
    const [one, two] = [await takeIssuer('happy'), await takeIssuer('happy')]
    const browser = one.visitor()
    const callbackUrl = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
    const [name, value] = transactionOf(browser)
    const elsewhere = new URL(`${two.tenant.client.callback}${callbackUrl.search}`, two.app.url)
    elsewhere.searchParams.set('iss', two.tenant.issuer)
    const answer = await two.visitor().get(elsewhere, { Cookie: `${name}=${value}` })
    expect(answer.location).toContain('code=issuer_mismatch')
    expect(calls(two.tenant)).toEqual({ token: 0, userinfo: 0, jwks: 0 })
  })
})

function transactionOf(browser: Browser): [string, string] | [] {
  return [...browser.cookies].find(([name]) => name.startsWith('transaction.')) ?? []
}

/** Header bytes beyond ASCII go out as they are. */
function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}
