import { request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpPassword, madeUpPerson } from '../../dev/identity-provider/accounts/seed-people.ts'
import { callsAbout, orderTrouble } from './directory-control.ts'
import { signIn } from './people.ts'
import { type Servers, startServersWithDirectory } from './stack.ts'

let servers: Servers
let people: { cookie: string; name: string; email: string }[]
beforeAll(async () => {
  servers = await startServersWithDirectory({
    // Okta allows 120 reads of its log a minute, and each token half of that.
    provider: { IDENTITY_PROVIDER_PEOPLE: '10', IDENTITY_PROVIDER_RATE_LIMIT: '60' },
    app: { NODE_OPTIONS: `--import ${patient}` },
  })
  people = await Promise.all(Array.from({ length: 10 }, (_, number) => signedIn(madeUpPerson(1 + number))))
})
afterAll(() => servers?.stop())

test('100 views of ten people at the same time are whole, and no 429 reaches a visitor', async () => {
  // So slow that most answers are still awaited when the last view has come, on a slow machine too.
  await orderTrouble(servers.provider, { kind: 'slow', seconds: 1, path: '/api/v1/' })
  const before = (await callsAbout(servers.provider, '')).length
  const views = await Promise.all(Array.from({ length: 10 }, () => people.map(viewDashboard)).flat())
  expect(views.filter(({ whole, trouble }) => !whole || trouble)).toEqual([])
  const calls = (await callsAbout(servers.provider, '')).slice(before)
  expect(calls.filter(({ status }) => status !== 200)).toEqual([])
  expect(calls.length).toBeLessThanOrEqual(100)
})

// A hundred pages take a slow machine more than the five seconds that a page waits: here it waits for a minute.
const patient = `data:text/javascript,${encodeURIComponent(
  'const { timeout } = AbortSignal; AbortSignal.timeout = (time) => timeout.call(AbortSignal, 12 * time)',
)}`

async function signedIn({ name, email }: ReturnType<typeof madeUpPerson>) {
  const visitor = await request.newContext({ baseURL: servers.app.url })
  await signIn(visitor, { email, password: madeUpPassword })
  const { cookies } = await visitor.storageState()
  await visitor.dispose()
  return { name, email, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

async function viewDashboard({ name, email, cookie }: (typeof people)[number]) {
  const answer = await fetch(`${servers.app.url}/dashboard?directory=wait`, { headers: { cookie } })
  const text = await answer.text()
  return {
    whole: [name, email, 'Active', 'staff'].every((fact) => text.includes(fact)),
    trouble: /The directory [^<]*/.exec(text)?.[0],
  }
}
