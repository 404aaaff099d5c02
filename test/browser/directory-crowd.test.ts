import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpPerson } from '../../dev/identity-provider/accounts/seed-people.ts'
import { adam, signIn } from './people.ts'
import { type StackWithDirectory, startStackWithDirectory } from './stack.ts'

let stack: StackWithDirectory
let cookie: string
beforeAll(async () => {
  // Okta allows 120 reads of its log a minute, and each token half of that.
  const provider = { IDENTITY_PROVIDER_PEOPLE: '10', IDENTITY_PROVIDER_RATE_LIMIT: '60' }
  stack = await startStackWithDirectory(provider, { NODE_OPTIONS: `--import ${patient}` })
  const visitor = await stack.newVisitor()
  await signIn(await visitor.newPage(), adam)
  cookie = (await visitor.cookies(stack.app.url)).map(({ name, value }) => `${name}=${value}`).join('; ')
}, 240_000)
afterAll(() => stack.stop())

test('100 views of ten people at the same time are whole, and no 429 reaches anybody', async () => {
  await stack.control('DELETE')
  // So slow that most questions still wait when the last view has come, on a slow machine too.
  await stack.control('PUT', { kind: 'slow', seconds: 1 })
  const views = await Promise.all(
    Array.from({ length: 100 }, (_, view) => read(madeUpPerson(1 + (view % 10)))),
  )
  expect(views.filter(({ whole, trouble }) => !whole || trouble)).toEqual([])
  const { calls } = await stack.control('GET')
  expect(calls.filter(({ status }) => status !== 200)).toEqual([])
  expect(calls.length).toBeLessThanOrEqual(100)
})

// A hundred pages take a slow machine more than the five seconds that a page waits: here it waits for a minute.
const patient = `data:text/javascript,${encodeURIComponent(
  'const { timeout } = AbortSignal; AbortSignal.timeout = (time) => timeout.call(AbortSignal, 12 * time)',
)}`

async function read({ id, name, email }: ReturnType<typeof madeUpPerson>) {
  const answer = await fetch(`${stack.app.url}/users/${id}`, { headers: { cookie } })
  const text = await answer.text()
  return {
    whole: text.includes(name) && text.includes(email),
    trouble: /The directory [^<]*/.exec(text)?.[0],
  }
}
