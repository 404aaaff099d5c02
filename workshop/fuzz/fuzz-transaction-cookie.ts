import fc from 'fast-check'
import { expect } from 'vitest'
import { countOf } from '../../test/hostile-provider/tenant.ts'
import { createBrowser } from '../../test/protocol/browser.ts'
import { goToProvider, startSignIn } from '../../test/protocol/sign-in.ts'
import { headerText } from './cookie-header.ts'
import { flipBit } from './flip-bit.ts'
import { hostileText } from './hostile-text.ts'
import { promptly } from './promptly.ts'
import { requireRefused } from './require-refused.ts'
import { send } from './send.ts'
import { tryMany } from './try-many.ts'
import { signedIn, type World } from './world.ts'

/** An honest callback with a transaction cookie that was changed, moved from another attempt, or made up. */
export async function fuzzTransactionCookie(world: World): Promise<void> {
  const { browser } = await signedIn(world)
  const session = `session=${browser.cookies.get('session')}`
  let [one, two] = [await startAttempt(world), await startAttempt(world)]
  await expectHonestAccepted(world, await startAttempt(world))
  await tryMany({ runs: 150, inputs }, async (input) => {
    if (one.expiresAt < Date.now()) [one, two] = [await startAttempt(world), await startAttempt(world)]
    const value = forged(input, one.value, two.value, browser.cookies.get('session') ?? '')
    fc.pre(!opensAlike(value, one.value))
    const crowd = input.crowd.map(
      (text, index) => `transaction.${index}=${headerText(text).replaceAll(';', '')}`,
    )
    const Cookie = [`${one.name}=${value}`, session, ...crowd].join('; ')
    const redeemed = countOf(world.tenant, 'token')
    await promptly(world, async () => {
      const before = world.sessions()
      const answer = await send(world, { path: one.path, headers: { Cookie } })
      requireRefused(world, before, answer)
      return answer.took
    })
    expect(countOf(world.tenant, 'token'), 'no code was redeemed').toBe(redeemed)
  })
  // Afterwards the honest cookie of the same attempt still works.
  await expectHonestAccepted(world, one)
}

async function startAttempt({ app }: World) {
  const browser = createBrowser(app.url)
  const { pathname, search } = await goToProvider(browser, (await startSignIn(browser)).authorizationUrl)
  const [name = '', value = ''] =
    [...browser.cookies].find(([cookie]) => cookie.startsWith('transaction.')) ?? []
  return { path: `${pathname}${search}`, name, value, expiresAt: Date.now() + 10 * 60_000 }
}

type Attempt = Awaited<ReturnType<typeof startAttempt>>

async function expectHonestAccepted(world: World, { path, name, value }: Attempt): Promise<void> {
  const before = world.sessions()
  const { location } = await send(world, { path, headers: { Cookie: `${name}=${value}` } })
  expect(location).not.toContain('/auth/error')
  expect(world.sessions()).not.toBe(before)
}

function forged(
  { how, segments, at, text, header }: Input,
  own: string,
  other: string,
  session: string,
): string {
  const middle = Math.floor(at * own.length)
  const [head = '', ...rest] = own.split('.')
  switch (how) {
    case 'flip':
      return flipBit(own, at)
    case 'replace':
      return own.slice(0, middle) + headerText(text) + own.slice(middle + Math.max(1, text.length))
    case 'insert':
      return own.slice(0, middle) + headerText(text) + own.slice(middle)
    case 'cut':
      return own.slice(0, middle)
    case 'repeat':
      return `${own}.`.repeat(1 + Math.ceil(at * 8))
    case 'header':
      return [encoded({ ...decoded(head), ...header }), ...rest].join('.')
    case 'mix':
      return own
        .split('.')
        .map((segment, index) => (segments[index] ? (other.split('.')[index] ?? '') : segment))
        .join('.')
    case 'other':
      return other
    case 'session':
      return session
    case 'header_json':
      return [Buffer.from(text).toString('base64url'), ...rest].join('.')
    case 'made_up':
      return headerText(text)
  }
}

function encoded(header: object): string {
  return Buffer.from(JSON.stringify(header)).toString('base64url')
}

function decoded(segment: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(segment, 'base64url').toString()) as Record<string, unknown>
}

/** Of base64url's last character some bits mean nothing, and cookies are trimmed and decoded before they are read. */
function opensAlike(value: string, honest: string): boolean {
  const read = (value.split(';')[0] ?? '').trim()
  const [head, ...rest] = (decodable(read) ? decodeURIComponent(read) : read).split('.')
  const [honestHead, ...honestRest] = honest.split('.')
  const bytes = (segments: string[]) =>
    segments.map((segment) => Buffer.from(segment, 'base64url').toString('hex')).join()
  return head === honestHead && bytes(rest) === bytes(honestRest)
}

function decodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

const headerMember = fc.oneof(
  hostileText(100),
  fc.constantFrom(
    'none',
    'dir',
    'A256GCM',
    'A128GCM',
    'A256KW',
    'PBES2-HS256+A128KW',
    'DEF',
    'session',
    'step_up',
    'transaction.x',
    9_999_999,
    ['exp'],
    null,
    true,
    {},
  ),
)

const hows = [
  'flip',
  'replace',
  'insert',
  'cut',
  'repeat',
  'header',
  'header_json',
  'mix',
  'other',
  'session',
  'made_up',
] as const

const inputs = fc.record({
  how: fc.constantFrom(...hows),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  text: hostileText(9000),
  /** Which segments come from another attempt. */
  segments: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  header: fc.dictionary(
    fc.constantFrom(
      'alg',
      'enc',
      'kid',
      'purpose',
      'record',
      'zip',
      'crit',
      'p2c',
      'p2s',
      'epk',
      'jwk',
      'b64',
      '__proto__',
    ),
    headerMember,
    { minKeys: 1, maxKeys: 3 },
  ),
  /** Other cookies that are named like a transaction. */
  crowd: fc.oneof(
    fc.array(hostileText(300), { maxLength: 12 }),
    fc.array(hostileText(10), { minLength: 50, maxLength: 150 }),
  ),
})

type Input = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never
