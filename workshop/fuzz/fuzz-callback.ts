import fc from 'fast-check'
import { expect } from 'vitest'
import { createBrowser } from '../../test/protocol/browser.ts'
import { goToProvider, startSignIn } from '../../test/protocol/sign-in.ts'
import { cookieHeader } from './cookie-header.ts'
import { hostileText } from './hostile-text.ts'
import { promptly } from './promptly.ts'
import { requireRefused, requireSound } from './require-refused.ts'
import { send } from './send.ts'
import { tryMany } from './try-many.ts'
import { signedIn, type World } from './world.ts'

/** `GET /auth/callback`: an honest provider's response with a changed query, or in another browser. */
export async function fuzzCallback(world: World): Promise<void> {
  const { browser } = await signedIn(world)
  const session = `session=${browser.cookies.get('session')}`
  await expectHonestAccepted(world)
  await tryMany({ runs: 60, inputs }, (input) => promptly(world, () => ask(world, session, input)))
  await expectHonestAccepted(world)
}

async function expectHonestAccepted(world: World): Promise<void> {
  const before = world.sessions()
  await ask(world, '', { cookies: 'own', changes: [] })
  expect(world.sessions()).not.toBe(before)
}

async function ask(world: World, session: string, { cookies, changes }: Input): Promise<number> {
  const attempt = await startAttempt(world)
  const jar = cookies === 'own' ? attempt : cookies === 'none' ? undefined : await startAttempt(world)
  const honest = [...attempt.url.searchParams].map(([name, value]) => ({ name, value }))
  const query = queryOf(changes.reduce(change, honest))
  const accepted = cookies === 'own' && isHonest(new URLSearchParams(query), attempt.url.searchParams)
  // The existing session must live on; a response that is accepted would replace it.
  const headers = { Cookie: [jar ? cookieHeader(jar.browser) : '', accepted ? '' : session].join('; ') }
  const before = world.sessions()
  const answer = await send(world, { path: `/auth/callback?${query}`, headers })
  if (accepted) requireSound(world, answer)
  else requireRefused(world, before, answer)
  return answer.took
}

async function startAttempt({ app }: World) {
  const browser = createBrowser(app.url)
  return { browser, url: await goToProvider(browser, (await startSignIn(browser)).authorizationUrl) }
}

function change(parameters: Parameter[], { how, name, value }: Change): Parameter[] {
  const others = parameters.filter((parameter) => !('name' in parameter) || parameter.name !== name)
  if (how === 'remove') return others
  if (how === 'set') return [...others, { name, value }]
  if (how === 'add') return [...parameters, { name, value }]
  return [{ raw: value.replace(/[^\x21-\x7e]|#/gu, '') }, ...parameters]
}

function queryOf(parameters: Parameter[]): string {
  return parameters
    .map((parameter) =>
      'raw' in parameter ? parameter.raw : String(new URLSearchParams([[parameter.name, parameter.value]])),
    )
    .join('&')
}

/** In this test's own words: RFC 6749 3.1 and 4.1.2, RFC 9207 2.4. */
function isHonest(query: URLSearchParams, honest: URLSearchParams): boolean {
  const names = [...query.keys()]
  if (names.some((name) => query.getAll(name).length > 1)) return false
  if (['error', 'response'].some((name) => query.get(name)) || query.has('id_token') || query.has('token'))
    return false
  return [...honest].every(([name, value]) => query.get(name) === value)
}

const inputs: fc.Arbitrary<Input> = fc.record({
  cookies: fc.oneof(
    { weight: 4, arbitrary: fc.constant('own' as const) },
    fc.constantFrom('none', 'foreign'),
  ),
  changes: fc.array(
    fc.record({
      how: fc.constantFrom('remove', 'set', 'add', 'raw'),
      name: fc.oneof(
        fc.constantFrom(
          'state',
          'code',
          'iss',
          'error',
          'id_token',
          'token',
          'response',
          'error_description',
        ),
        hostileText(20),
      ),
      value: hostileText(3000),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

type Input = { cookies: 'own' | 'none' | 'foreign'; changes: Change[] }
type Change = { how: 'remove' | 'set' | 'add' | 'raw'; name: string; value: string }
type Parameter = { name: string; value: string } | { raw: string }
