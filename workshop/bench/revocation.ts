import { randomBytes } from 'node:crypto'
import { startHostileProvider } from '../../test/hostile-provider/start-hostile-provider.ts'
import { type App, appFor } from '../../test/protocol/app-for.ts'
import { type Browser, createBrowser, sameVisitor } from '../../test/protocol/browser.ts'
import { isSignedIn } from '../../test/protocol/observe.ts'
import { signIn } from '../../test/protocol/sign-in.ts'
import { freePort } from '../../test/start/free-port.ts'
import { startRedis } from '../../test/start/start-redis.ts'
import { spread, spreadHead, spreadLine } from './spread.ts'

// `npm run bench:revocation -- [rounds]`: three instances of the built app on one Redis. A person signs out at one; from
// its answer on, how long the two others still serve the copied cookie, asked again and again over HTTP.

const rounds = Number(process.argv[2] ?? 200)

const [provider, redis] = await Promise.all([startHostileProvider(), startRedis()])
const instances: App[] = []
try {
  const tenant = provider.tenant('happy', 'fat')
  const shared = {
    APP_URL: `http://localhost:${await freePort()}`,
    SESSION_SECRET: randomBytes(48).toString('base64url'),
    SESSION_STORE_URL: redis.url,
    LOG_LEVEL: 'error',
  }
  instances.push(await appFor(tenant, shared))
  for (let more = 0; more < 2; more += 1) {
    instances.push(await appFor(tenant, { ...shared, PORT: String(await freePort()) }))
  }
  await measure(instances)
} finally {
  await Promise.all(instances.map((instance) => instance.stop()))
  await Promise.all([redis.stop(), provider.stop()])
}

async function measure([one, ...others]: App[]): Promise<void> {
  if (!one) throw new Error('No instance.')
  const served: number[] = []
  const refused: number[] = []
  const refusedSinceSent: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const browser = createBrowser(one.url)
    await signIn(browser)
    const copies = others.map((instance) => sameVisitor(browser, instance.url))
    // Each has the record in its memory now.
    const known = await Promise.all(copies.map(isSignedIn))
    if (known.includes(false)) throw new Error('Signed out before the sign-out.')
    const watching = copies.map(watch)
    const sentAt = performance.now()
    const { status } = await browser.post('/auth/logout', { 'Sec-Fetch-Site': 'same-origin' })
    const answeredAt = performance.now()
    if (status !== 200) throw new Error(`The sign-out answered ${status}.`)
    for (const { lastServedSentAt, refusedAt } of await Promise.all(watching)) {
      served.push(Math.max(0, lastServedSentAt - answeredAt))
      refused.push(Math.max(0, refusedAt - answeredAt))
      refusedSinceSent.push(refusedAt - sentAt)
    }
  }
  console.log(`${rounds} sign-outs, in ms after the answer to the sign-out (0: before it)\n`)
  console.log(spreadHead(''))
  report('last request still served', served)
  report('first refusal received', refused)
  report('… after the sign-out was sent', refusedSinceSent)
}

/** Asks until it is refused: when the last request that was served was sent, and when the refusal came. */
async function watch(browser: Browser): Promise<Watched> {
  let lastServedSentAt = 0
  for (;;) {
    const sentAt = performance.now()
    const { status } = await browser.get('/api/auth/session').then(refusalOf)
    if (status === 'refused') return { lastServedSentAt, refusedAt: performance.now() }
    lastServedSentAt = sentAt
  }
}

function refusalOf({ status, body }: { status: number; body: string }): { status: 'served' | 'refused' } {
  if (status !== 200) throw new Error(`The session answered ${status}.`)
  return { status: body === 'null' ? 'refused' : 'served' }
}

function report(name: string, took: number[]): void {
  const sorted = [...took].sort((a, b) => a - b)
  const p99 = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? Number.NaN
  console.log(`${spreadLine(name, spread(took))}   p99 ${p99.toFixed(1)}`)
}

type Watched = { lastServedSentAt: number; refusedAt: number }
