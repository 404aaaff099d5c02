import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { privateKey } from '../hostile-provider/keys.ts'
import { sign } from '../hostile-provider/sign.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { person, type Tenant } from '../hostile-provider/tenant.ts'
import { hasNginx } from '../start/start-nginx.ts'
import { hasRedis } from '../start/start-redis.ts'
import { type Browser, createBrowser, sameVisitor } from './browser.ts'
import { type Instances, startInstances } from './instances.ts'
import { isSignedIn } from './observe.ts'
import { randomFrom } from './random.ts'
import { signIn } from './sign-in.ts'

const what = 'random interleavings on three instances'
const present = [hasRedis(what), hasNginx(what)].every(Boolean)
// `npm run fuzz` in the workshop has 1,000 of them.
const rounds = Number(process.env['INTERLEAVINGS'] ?? 50)
const atOnce = 10

describe.skipIf(!present)('pages that refresh, sign-ins, sign-outs and logout tokens, in any order', () => {
  let provider: HostileProvider
  let tenant: Tenant
  let instances: Instances
  let withoutEffect = 0
  beforeAll(async () => {
    provider = await startHostileProvider()
    tenant = provider.tenant('refresh-one-time', 'fat', 'interleavings')
    // Every page refreshes.
    tenant.refreshing = { expiresIn: 0, delay: 0 }
    instances = await startInstances(tenant)
  })
  afterAll(async () => {
    await instances.stop()
    await provider.stop()
  })

  test(`${rounds} times: what was ended stays ended everywhere, all else lives, no token is sent twice`, async () => {
    const seed = Number(process.env['INTERLEAVINGS_SEED'] ?? Date.now() % 2 ** 31)
    const broken: string[] = []
    let next = 0
    const worker = async () => {
      while (next < rounds) broken.push(...(await round(randomFrom(seed + next++))))
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    expect(broken, `seed ${seed}`).toEqual([])
    // On a busy machine the store may be too slow for a few requests, never for many.
    expect(withoutEffect).toBeLessThanOrEqual(Math.max(2, rounds / 100))
    expect(tenant.reuses, `seed ${seed}`).toBe(0)
  }, 1_200_000)

  /** Starts one session and lets several events happen to it within 30 ms. Returns the faults. */
  async function round(random: () => number): Promise<string[]> {
    const { browser, sid } = await signedIn()
    const old = new Map(browser.cookies)
    const happens = plan(random)
    tenant.refreshing.delay = Math.floor(random() * 20)
    const outcomes = await Promise.all(happens.map((event) => event.happen(browser, old, sid)))
    const story = happens.map(({ name }, index) => `${name} ${outcomes[index]}`).join(', ')
    const ended = outcomes.some((outcome) => outcome !== 'nothing')
    const unanswered = happens.filter(
      ({ name }, index) => name !== 'page' && outcomes[index] === 'nothing',
    ).length
    withoutEffect += unanswered
    // A store that is too slow may still carry out what it was sent, a little later.
    if (unanswered > 0 && !ended) return []
    const faults: string[] = []
    for (const { url } of instances.apps) {
      if ((await isSignedIn(sameVisitor({ cookies: old }, url))) === ended)
        faults.push(`not so at ${url}: ${story}`)
    }
    if (outcomes.includes('replaced') && !(await isSignedIn(browser)))
      faults.push(`the new one is dead: ${story}`)
    return faults
  }

  function plan(random: () => number): Event[] {
    const later = () => wait(random() * 30)
    const anywhere = () => instances.apps[Math.floor(random() * 3)]?.url ?? ''
    const page = (): Event => ({
      name: 'page',
      async happen(_, old) {
        await later()
        const { status } = await sameVisitor({ cookies: old }, anywhere()).get('/dashboard')
        if (status >= 500) throw new Error(`a page answered ${status}`)
        return 'nothing'
      },
    })
    const endings: Event[] = [
      {
        name: 'sign-out',
        async happen(_, old) {
          await later()
          const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }
          const { status } = await sameVisitor({ cookies: old }, anywhere()).post('/auth/logout', sameOrigin)
          return status === 503 ? 'nothing' : 'ended'
        },
      },
      {
        name: 'logout token',
        async happen(_browser, _old, sid) {
          await later()
          const body = new URLSearchParams({ logout_token: logoutToken(sid) })
          const { status } = await fetch(`${anywhere()}/auth/backchannel-logout`, { method: 'POST', body })
          return status === 503 ? 'nothing' : 'ended'
        },
      },
      {
        name: 'sign-in',
        async happen(browser) {
          await later()
          const { callback } = await signIn(browser)
          return callback.location === `${instances.url}/dashboard` ? 'replaced' : 'nothing'
        },
      },
    ]
    const chosen = endings.filter(() => random() < 0.4)
    return [page(), page(), ...(random() < 0.5 ? [page()] : []), ...chosen].sort(() => random() - 0.5)
  }

  async function signedIn(): Promise<{ browser: Browser; sid: string }> {
    const browser = createBrowser(instances.url)
    const { callbackUrl } = await signIn(browser)
    return { browser, sid: `sid-${callbackUrl.searchParams.get('code')?.slice(0, 8)}` }
  }

  function logoutToken(sid: string): string {
    const now = Math.floor(Date.now() / 1000)
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const times = { iat: now, exp: now + 120, jti: randomUUID() }
    const claims = { iss: tenant.issuer, aud: tenant.client.id, sub: person.sub, sid, events, ...times }
    return sign({ alg: 'RS256', typ: 'logout+jwt', kid: 'rsa-1' }, claims, privateKey('rsa-1'))
  }
})

/**
 * `happen` returns the fate of the session: `replaced` means that a sign-in in the same browser took its place. A 503
 * means that the store was too slow, and counts as `nothing`.
 */
type Event = {
  name: string
  happen(browser: Browser, old: Map<string, string>, sid: string): Promise<'nothing' | 'ended' | 'replaced'>
}
