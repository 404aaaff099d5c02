import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDatabase } from '../../../test/start/in-database.ts'
import { temporaryFolder } from '../../../test/start/temporary-folder.ts'
import { alice, authorizationUrl, signIn, sue } from './app.ts'
import { appUrl, type RunningProvider, startProvider } from './start-provider.ts'
import { type Page, Visitor } from './visitor.ts'

const folder = temporaryFolder()
let provider: RunningProvider
beforeAll(async () => {
  provider = await startProvider({
    IDENTITY_PROVIDER_DATA_DIR: folder,
    IDENTITY_PROVIDER_LOCK_SECONDS: '600',
  })
})
afterAll(() => provider.stop())

test('an unknown address and a wrong password get the same words and the same status', async () => {
  const wrong = await signIn(provider, { ...alice, password: 'not her password' })
  const unknown = await signIn(provider, { email: 'stranger@example.test', password: 'not her password' })
  expect([wrong.status, unknown.status]).toEqual([422, 422])
  expect(wrong.text).toContain('That did not match')
  expect(withoutAddress(unknown)).toBe(withoutAddress(wrong))
})

test('an unknown address takes as long as a wrong password', async () => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open(authorizationUrl(provider))
  const timeOf = async (email: string) => {
    const started = performance.now()
    await visitor.submit(page, { email, password: 'not her password' })
    return performance.now() - started
  }
  const ratios: number[] = []
  for (let round = 0; round < 5; round++) {
    // At the same time: whatever else the machine does slows both.
    const both = [timeOf('sue@example.test'), timeOf(`unknown-${round}@example.test`)] as const
    const [known, unknown] = await Promise.all(both)
    ratios.push(known / unknown)
  }
  const median = ratios.sort((a, b) => a - b)[2]
  expect(median).toBeGreaterThan(0.6)
  expect(median).toBeLessThan(1.7)
})

test('the values stay in the form, the password does not', async () => {
  const page = await signIn(provider, { ...alice, password: 'a password to forget', remember: 'yes' })
  expect(page.html).toContain('value="alice@example.test"')
  expect(page.html).toContain('value="yes" checked')
  expect(page.html).not.toContain('a password to forget')
  expect(page.title).toBe('Error: Sign in · Example ID')
})

test('missing answers are named beside their fields and linked from the top', async () => {
  const page = await signIn(provider, { email: 'alice@example', password: '' })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Two answers need a change')
  expect(page.html).toContain('href="#email"')
  expect(page.html).toMatch(/id="password"[^>]*aria-describedby="password-error"[^>]*aria-invalid="true"/)
})

test('ten wrong passwords lock an address, known or not, with the same answer', async () => {
  const locked: Page[] = []
  for (const email of ['adam@example.test', 'unknown@example.test']) {
    const pages: Page[] = []
    for (let attempt = 0; attempt < 10; attempt++) {
      pages.push(await signIn(provider, { email, password: `wrong password ${attempt}` }))
    }
    expect(pages.slice(0, -1).map(({ status }) => status)).not.toContain(429)
    locked.push(pages.at(-1) as Page)
    locked.push(await signIn(provider, { email, password: 'adam-password-1' }))
  }
  expect(locked.map(({ status }) => status)).toEqual([429, 429, 429, 429])
  expect(new Set(locked.map(withoutAddress)).size).toBe(1)
  expect(locked[0]?.text).toMatch(/There were 10 wrong passwords in a row.* until \d\d:\d\d\./)
  expect(Number(locked[0]?.headers.get('retry-after'))).toBeLessThanOrEqual(600)
})

test('parallel guesses do not slip past the limit', async () => {
  const guesses = Array.from({ length: 20 }, (_, guess) =>
    signIn(provider, { email: 'victim@example.test', password: `guess number ${guess}` }),
  )
  const checked = (await Promise.all(guesses)).filter(({ status }) => status === 422)
  expect(checked.length).toBeLessThan(10)
})

test('a lock expires, and the right password resets the count', async () => {
  inDatabase(`${folder}/identity-provider.db`, (database) => {
    database.prepare('update attempts set locked_until = locked_until - 600').run([])
  })
  const adam = { email: 'adam@example.test', password: 'adam-password-1' }
  expect((await signIn(provider, adam)).url.pathname).toBe('/auth/callback')
  expect((await signIn(provider, { ...adam, password: 'wrong again' })).status).toBe(422)
})

test('wrong current passwords lock too, and the way out leads through the app', async () => {
  const visitor = new Visitor(provider.url)
  const page = await visitor.open('/change-password')
  const answers = { email: 'changer@example.test', current: 'wrong', password: 'three or four words' }
  for (let attempt = 0; attempt < 9; attempt++) await visitor.submit(page, answers)
  const locked = await visitor.submit(page, answers)
  expect(locked.status).toBe(429)
  expect(locked.html).toContain(`href="${appUrl}/auth/reset-password"`)
})

test('a suspended account learns its status only after the right password', async () => {
  const wrong = await signIn(provider, { ...sue, password: 'not her password' })
  expect(wrong.text).toContain('That did not match')
  const right = await signIn(provider, sue)
  expect(right.status).toBe(403)
  expect(right.text).toContain('Your account is suspended')
})

test('failed attempts are in the log, passwords are not', async () => {
  await signIn(provider, { ...alice, password: 'a secret that I mistyped' })
  const failures = provider.log().filter(({ event }) => event === 'sign_in_failed')
  expect(failures).toContainEqual(
    expect.objectContaining({ level: 'warn', reason: 'no_match', address: 'alice@example.test' }),
  )
  expect(failures).toContainEqual(expect.objectContaining({ reason: 'locked', address: 'adam@example.test' }))
  expect(failures).toContainEqual(
    expect.objectContaining({ reason: 'suspended', address: 'sue@example.test' }),
  )
  expect(provider.output()).not.toContain('a secret that I mistyped')
})

test('a flood of sign-ins is turned away instead of taking all memory', async () => {
  const visitors = Array.from({ length: 50 }, () => new Visitor(provider.url))
  const pages = await Promise.all(visitors.map((visitor) => visitor.open(authorizationUrl(provider))))
  const flood = visitors.map((visitor, each) => {
    const answers = { email: `flood-${each}@example.test`, password: 'whatever they send' }
    return visitor.submit(pages[each] as Page, answers)
  })
  const answers = await Promise.all(flood)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 503]))
  expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('5')
  expect((await signIn(provider)).url.pathname).toBe('/auth/callback')
}, 120_000)

function withoutAddress({ html }: Page): string {
  // Two locks can end in two minutes.
  return html.replaceAll(/[\w-]+@example\.test|\/interaction\/[\w-]+|until \d\d:\d\d/g, '')
}
